package org.pageproof.xen;

import org.pageproof.machine.Machine;

/**
 * {@code page_lock} and {@code page_unlock} of xen/arch/x86/mm.c (pages 2.8): a bit of the type word and a type reference,
 * taken together. The caller holds a general reference, and looks at the type again when it has the lock.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class PageLock {
    protected final TypeInfo types;
    protected final boolean debug;

    public PageLock(TypeInfo types, boolean debug) {
        this.types = types;
        this.debug = debug;
    }

    /** Locks the page, once whoever holds it gives it back. Returns whether it did: the page must have a valid type. */
    public boolean page_lock(Cpu self, PageInfo page) {
        Machine.bugOn(debug && self.locked_page != Cpu.NO_PAGE, "page_lock: this CPU has locked a page already");
        long x;
        long nx;
        do {
            do {
                x = page.type_info.read();
            } while ((x & types.PGT_locked) != 0);
            nx = x + 1 | types.PGT_locked;
            if ((x & types.PGT_validated) == 0 || types.count(x) == 0 || types.count(x + 1) == 0) {
                return false;
            }
        } while (page.type_info.cmpxchg(x, nx) != x);
        self.locked_page = page.mfn;
        return true;
    }

    /** Gives the lock and its type reference back. */
    public void page_unlock(Cpu self, PageInfo page) {
        Machine.bugOn(debug && self.locked_page != page.mfn, "page_unlock: this CPU has not locked the page");
        long y = page.type_info.read();
        long x;
        do {
            x = y;
            Machine.bugOn(
                    debug && (types.count(x) == 0 || (x & types.PGT_locked) == 0),
                    "page_unlock: the page is not locked");
            long nx = x - (1 | types.PGT_locked) & types.PGT_all;
            Machine.bugOn(debug && types.count(nx) == 0, "page_unlock: it drops the last type reference");
            y = page.type_info.cmpxchg(x, nx);
        } while (y != x);
        self.locked_page = Cpu.NO_PAGE;
    }
}
