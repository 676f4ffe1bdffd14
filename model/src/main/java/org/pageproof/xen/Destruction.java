package org.pageproof.xen;

/**
 * The end of a domain: {@code domain_kill} and {@code relinquish_memory} of xen/arch/x86/domain.c (pages 2.18). Grants, paging
 * and descriptor tables are left out, and so are tables above the lowest ones: pages are given up in one pass, as dropping
 * their last type reference is never interrupted.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Destruction {
    protected final CountInfo bits;
    protected final PageInfo[] pages;
    protected final TypeInfo types;
    protected final PageReferences references;
    protected final TypedReferences typed;

    public Destruction(World world, PageReferences references, TypedReferences typed) {
        this.bits = world.bits;
        this.types = world.types;
        this.pages = world.pages;
        this.references = references;
        this.typed = typed;
    }

    /** Nobody assigns pages to the domain from now on; the ones that it has are given up. */
    public void domain_kill(Cpu self, Domain d) {
        d.is_dying.write(1);
        relinquish_memory(self, d, d.xenpage_list);
        relinquish_memory(self, d, d.page_list);
        relinquish_memory(self, d, d.extra_page_list);
        d.relinquished = true;
    }

    /** Gives up the pages of one list. Those that others still refer to stay the domain's until they are put back. */
    public void relinquish_memory(Cpu self, Domain d, boolean[] list) {
        d.page_alloc_lock.lock();
        for (int p = 0; p < list.length; p++) {
            if (list[p]) {
                list[p] = false;
                d.relmem_list[p] = true;
                relinquish_page(self, d, pages[p]);
            }
        }
        for (int p = 0; p < list.length; p++) {
            if (d.relmem_list[p]) {
                d.relmem_list[p] = false;
                list[p] = true;
            }
        }
        d.page_alloc_lock.unlock();
    }

    /** A page that cannot be taken is being freed by somebody. */
    protected void relinquish_page(Cpu self, Domain d, PageInfo page) {
        if (references.get_page(self, page, d)) {
            if (page.type_info.testAndClear(types.pinned_bit)) {
                page.in_flight++;
                typed.put_page_and_type(page);
            }
            references.put_page_alloc_ref(page, d);
            references.put_page(page);
        }
    }
}
