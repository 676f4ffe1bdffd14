package org.pageproof.xen;

/** Decrease reservation: {@code guest_remove_page} of xen/common/memory.c (pages 2.9a). The physical map is left out. */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Reservation {
    protected final CountInfo bits;
    protected final PageReferences references;

    public Reservation(CountInfo bits, PageReferences references) {
        this.bits = bits;
        this.references = references;
    }

    /** Takes the page from {@code d}, if it is that domain's. It is freed when the last reference goes. */
    public void guest_remove_page(Cpu self, PageInfo page, Domain d) {
        if (!references.get_page(self, page, d)) {
            return;
        }
        references.put_page_alloc_ref(page, d);
        references.put_page(page);
    }
}
