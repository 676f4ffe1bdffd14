package org.pageproof.xen;

/**
 * What a guest does by hypercall to keep a page a table: pin and unpin, parts of {@code do_mmuext_op} of xen/arch/x86/mm.c (pages
 * 2.9a). Only the lowest tables are pinned here, which are given up in one go.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class GuestPins {
    protected final TypeInfo types;
    protected final PageReferences references;
    protected final TypedReferences typed;

    public GuestPins(TypeInfo types, PageReferences references, TypedReferences typed) {
        this.types = types;
        this.references = references;
        this.typed = typed;
    }

    /**
     * Keeps a page of {@code d} of a type, with a general and a type reference, until it is unpinned. For another domain than
     * the caller's, which may be dying, it looks again whether the domain's destruction has passed by meanwhile.
     *
     * @return 0, -EINVAL, or -EINTR or -ERESTART if it was interrupted
     */
    public int pin(Cpu self, PageInfo page, Domain d, long type) {
        int rc = typed.get_page_and_type_preemptible(self, page, d, type);
        if (rc != 0) {
            return rc;
        }
        if (page.type_info.testAndSet(types.pinned_bit)) {
            typed.put_page_and_type(page);
            return -Errno.EINVAL;
        }
        page.in_flight--;
        if (d != self.domain) {
            d.page_alloc_lock.lock();
            boolean drop = d.is_dying.read() != 0 && page.type_info.testAndClear(types.pinned_bit);
            if (drop) {
                page.in_flight++;
            }
            d.page_alloc_lock.unlock();
            if (drop) {
                typed.put_page_and_type(page);
            }
        }
        return 0;
    }

    /** Gives up the references of a pin. Returns 0, or -EINVAL if the page is not pinned or not the domain's. */
    public int unpin(Cpu self, PageInfo page, Domain d) {
        if (!references.get_page(self, page, d)) {
            return -Errno.EINVAL;
        }
        if (!page.type_info.testAndClear(types.pinned_bit)) {
            references.put_page(page);
            return -Errno.EINVAL;
        }
        page.in_flight++;
        typed.put_page_and_type(page);
        references.put_page(page);
        return 0;
    }
}
