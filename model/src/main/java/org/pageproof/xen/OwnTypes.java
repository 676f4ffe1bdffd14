package org.pageproof.xen;

import org.pageproof.machine.Index;
import org.pageproof.machine.Machine;
import org.pageproof.machine.Range;

/**
 * Type references as one vCPU takes and puts them, with its own note of those that are under way: taken and not yet kept by a slot or a
 * mapping, or given up by it and not yet put back. A note is made in the same step as the change of the type word that it is about.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class OwnTypes extends PageTypes {
    /** Per page. One that is put back and was not under way is not noted. */
    @Index("pages")
    @Range(max = SlotScope.GDT_SLOTS)
    public final int[] under_way;

    /** Per page, whether the vCPU checks its content: the one reference that there is is the vCPU's. */
    @Index("pages")
    public final boolean[] validating;

    OwnTypes(TypeInfo types, Domain[] domains, PageReferences references, Platform platform, int pages) {
        super(types, domains, references, platform, true);
        this.under_way = new int[pages];
        this.validating = new boolean[pages];
    }

    @Override
    protected int _get_page_type(PageInfo page, long type, boolean preemptible) {
        int rc = super._get_page_type(page, type, preemptible);
        if (rc == 0) {
            under_way[page.mfn]++;
        }
        return rc;
    }

    /** The type word has just got its first reference, and says that somebody checks the content. */
    @Override
    protected int change_type(PageInfo page, long x, long type) {
        validating[page.mfn] = true;
        return super.change_type(page, x, type);
    }

    /** When the check is over the caller notes the reference, if there still is one. */
    @Override
    protected int make_valid(PageInfo page, long type, boolean preemptible) {
        Machine.bugOn(!validating[page.mfn], "make_valid: a check that was interrupted goes on, and none ever is");
        int rc = super.make_valid(page, type, preemptible);
        validating[page.mfn] = false;
        return rc;
    }

    @Override
    protected int devalidate_page(PageInfo page, long type, boolean preemptible) {
        Machine.bugOn(true, "devalidate_page: neither slots nor mappings refer to page tables");
        return 0;
    }

    @Override
    protected int _put_page_type(PageInfo page, Put how) {
        int rc = super._put_page_type(page, how);
        if (rc == 0 && under_way[page.mfn] > 0) {
            under_way[page.mfn]--;
        }
        return rc;
    }
}
