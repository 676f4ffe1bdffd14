package org.pageproof.xen.shadow;

import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Index;
import org.pageproof.machine.Machine;
import org.pageproof.machine.Model;
import org.pageproof.machine.Operation;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;

/**
 * Shadows of page tables, and how many entries of higher tables point to each: of shadow paging no more than that count. At the start
 * there is no shadow.
 */
@Model("xen.Shadows")
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Shadows {
    /** Protects all shadows of a domain. */
    public final SpinLock paging_lock = new SpinLock();

    public final Shadow[] shadows;
    public final Cpu[] cpus;

    private final int most_entries;
    private final ShadowReferences references;

    /** The world: no page is a shadow. */
    public Shadows(ShadowScope scope) {
        BitLayout layout = ShadowInfo.layout(scope.count_bits());
        shadows = new Shadow[scope.shadows()];
        for (int s = 0; s < shadows.length; s++) {
            shadows[s] = new Shadow(s, new Word(layout, 0));
        }
        cpus = new Cpu[scope.cpus()];
        for (int c = 0; c < cpus.length; c++) {
            cpus[c] = new Cpu(shadows.length);
        }
        most_entries = scope.entries();
        references = newReferences(new ShadowInfo(layout));
    }

    /** Lets one more entry point to the shadow, which is made if it is not there; without a reference there is no entry. */
    @Operation("sh_get_ref")
    public void sh_get_ref(Cpu self, @Index("shadows") int s) {
        Machine.assume(self.entries[s] < most_entries);
        paging_lock.lock();
        references.sh_make_shadow(shadows[s]);
        references.sh_get_ref(self, shadows[s]);
        paging_lock.unlock();
    }

    /** Takes an entry away that points to the shadow. */
    @Operation("sh_put_ref")
    public void sh_put_ref(Cpu self, @Index("shadows") int s) {
        Machine.assume(self.entries[s] > 0);
        paging_lock.lock();
        references.sh_put_ref(self, shadows[s]);
        paging_lock.unlock();
    }

    protected ShadowReferences newReferences(ShadowInfo bits) {
        return new ShadowReferences(bits);
    }
}
