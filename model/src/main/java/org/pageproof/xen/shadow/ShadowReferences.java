package org.pageproof.xen.shadow;

import org.pageproof.machine.Machine;

/**
 * {@code sh_get_ref} and {@code sh_put_ref} of xen/arch/x86/mm/shadow/private.h (pages 1.5). The caller holds paging_lock, so plain
 * loads and stores do.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class ShadowReferences {
    protected final ShadowInfo bits;

    public ShadowReferences(ShadowInfo bits) {
        this.bits = bits;
    }

    /** Counts an entry that is to point to the shadow. Returns whether it did: the count may be full. */
    public boolean sh_get_ref(Cpu self, Shadow shadow) {
        long x = shadow.sh.read();
        long nx = bits.count(x) + 1;
        if (nx >= limit()) {
            return false;
        }
        shadow.sh.write(bits.with_count(x, nx));
        self.entries[shadow.index]++;
        return true;
    }

    /** Where sh_get_ref refuses: the field and the check are made from one constant. */
    protected long limit() {
        return bits.count_limit;
    }

    /** Counts an entry no more that pointed to the shadow. Without any the shadow is destroyed. */
    public void sh_put_ref(Cpu self, Shadow shadow) {
        long x = shadow.sh.read();
        Machine.bugOn(bits.count(x) == 0, "sh_put_ref: shadow ref underflow");
        long nx = bits.count(x) - 1;
        shadow.sh.write(bits.with_count(x, nx));
        self.entries[shadow.index]--;
        if (nx == 0) {
            sh_destroy_shadow(shadow);
        }
    }

    private static void sh_destroy_shadow(Shadow shadow) {
        shadow.sh.write(0);
    }

    /** Makes the shadow if it is not there. */
    public void sh_make_shadow(Shadow shadow) {
        if (!bits.is_shadow(shadow.sh.read())) {
            shadow.sh.write(bits.made());
        }
    }
}
