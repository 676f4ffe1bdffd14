package org.pageproof.xen;

import org.pageproof.machine.Ghost;
import org.pageproof.machine.Index;
import org.pageproof.machine.Range;

/** A CPU inside the hypervisor, and what it holds. */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class Cpu {
    static final int MAX_HELD = 3;

    /** No frame. */
    public static final int NO_PAGE = -1;

    /** The domain that it runs for. */
    public final Domain domain;

    /** Per page, the references that it took with get_page for its domain and has not put back. */
    @Index("pages")
    @Range(max = MAX_HELD)
    public final int[] held;

    /** Per page, whether the allocator handed it to this CPU and it has neither assigned nor freed it yet. */
    @Index("pages")
    public final boolean[] fresh;

    /** The frame that it has locked with page_lock, or {@link #NO_PAGE}. Only a debug build looks at it. */
    @Range(min = NO_PAGE, max = 15)
    public int locked_page = NO_PAGE;

    /** Per page, the type references that it took for its domain and has not put back, each with a general one. */
    @Index("pages")
    @Range(max = MAX_HELD)
    public final int[] typed;

    /** Per page, whether it has the page mapped by grant, for itself and for a device: one reference each. */
    @Index("pages")
    public final boolean[] granted;

    /** By how much the get_page that is running has moved the count so far; 0 outside get_page. */
    @Ghost
    @Range(min = -2, max = 2)
    public int get_page_moved;

    /** By how much the last get_page moved the count, if it failed; 0 if it succeeded. */
    @Ghost
    @Range(min = -2, max = 2)
    public int failed_get_moved;

    Cpu(Domain domain, int pages) {
        this.domain = domain;
        this.held = new int[pages];
        this.typed = new int[pages];
        this.fresh = new boolean[pages];
        this.granted = new boolean[pages];
    }

    /** Whether the allocator handed it some page that it has neither assigned nor freed yet. */
    public boolean has_fresh() {
        for (int p = 0; p < fresh.length; p++) {
            if (fresh[p]) {
                return true;
            }
        }
        return false;
    }
}
