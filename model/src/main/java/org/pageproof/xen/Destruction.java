package org.pageproof.xen;

/**
 * The end of a domain: {@code domain_kill} and {@code relinquish_memory} of xen/arch/x86/domain.c (pages 2.18). Grants and paging
 * are left out, and so are tables above the lowest ones: dropping the last type reference of a page is never interrupted.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Destruction {
    protected final Platform platform;
    protected final CountInfo bits;
    protected final PageInfo[] pages;
    protected final TypeInfo types;
    protected final PageReferences references;
    protected final TypedReferences typed;

    public Destruction(World world, PageReferences references, TypedReferences typed) {
        this.platform = world.platform;
        this.bits = world.bits;
        this.types = world.types;
        this.pages = world.pages;
        this.references = references;
        this.typed = typed;
    }

    /** Nobody assigns pages to the domain from now on; the ones that it has are given up. */
    public void domain_kill(Cpu self, Domain d) {
        d.is_dying.write(1);
        relinquish_pages(self, d);
    }

    /** Gives up the pages of a domain that is dying. */
    public void relinquish_pages(Cpu self, Domain d) {
        relinquish_all(self, d, d.xenpage_list);
        relinquish_all(self, d, d.page_list);
        relinquish_all(self, d, d.extra_page_list);
        d.relinquished = true;
    }

    /** Whoever destroys a domain comes back until nothing is left to do. */
    protected void relinquish_all(Cpu self, Domain d, boolean[] list) {
        int rc;
        do {
            rc = relinquish_memory(self, d, list);
        } while (rc != 0);
    }

    /**
     * Gives up the pages of one list. Those that others still refer to stay the domain's until they are put back.
     *
     * @return 0, or -ERESTART where something else is more urgent
     */
    public int relinquish_memory(Cpu self, Domain d, boolean[] list) {
        d.page_alloc_lock.lock();
        for (int p = 0; p < list.length; p++) {
            if (list[p]) {
                list[p] = false;
                d.relmem_list[p] = true;
                relinquish_page(self, d, pages[p]);
                if (platform.preempts_destruction()) {
                    d.page_alloc_lock.unlock();
                    return -Errno.ERESTART;
                }
            }
        }
        for (int p = 0; p < list.length; p++) {
            if (d.relmem_list[p]) {
                d.relmem_list[p] = false;
                list[p] = true;
            }
        }
        d.page_alloc_lock.unlock();
        return 0;
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
