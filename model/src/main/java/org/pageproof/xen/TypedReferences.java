package org.pageproof.xen;

/**
 * A general and a type reference together (xen/arch/x86/mm.c; pages 2.4): the general one comes first and goes last, so that
 * there are never more type references than general ones.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class TypedReferences {
    protected final PageReferences references;
    protected final PageTypes page_types;

    public TypedReferences(PageReferences references, PageTypes pageTypes) {
        this.references = references;
        this.page_types = pageTypes;
    }

    /** Takes both if {@code d} owns the page and it is, or can be made, of that type. Returns whether it took them. */
    public boolean get_page_and_type(Cpu self, PageInfo page, Domain d, long type) {
        if (!references.get_page(self, page, d)) {
            return false;
        }
        if (page_types.get_page_type(page, type)) {
            return true;
        }
        references.put_page(page);
        return false;
    }

    /** As {@link #get_page_and_type}, interruptibly. Returns 0, or -EINVAL, -EINTR or -ERESTART and holds nothing then. */
    public int get_page_and_type_preemptible(Cpu self, PageInfo page, Domain d, long type) {
        if (!references.get_page(self, page, d)) {
            return -Errno.EINVAL;
        }
        int rc = page_types.get_page_type_preemptible(page, type);
        if (rc != 0) {
            references.put_page(page);
        }
        return rc;
    }

    /** Drops both. */
    public void put_page_and_type(PageInfo page) {
        page_types.put_page_type(page);
        references.put_page(page);
    }

    /** As {@link #put_page_and_type}, interruptibly: the general reference is kept if this does not return 0. */
    public int put_page_and_type_preemptible(PageInfo page) {
        int rc = page_types.put_page_type_preemptible(page);
        if (rc == 0) {
            references.put_page(page);
        }
        return rc;
    }
}
