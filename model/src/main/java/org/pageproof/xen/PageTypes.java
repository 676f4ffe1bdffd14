package org.pageproof.xen;

import org.pageproof.machine.Machine;

/**
 * Type references: {@code get_page_type} (pages 2.5, E3), {@code put_page_type} (pages 2.7) and the (de)validation between
 * them (pages 2.6) of xen/arch/x86/mm.c, for every type. What a content check looks at is the platform's business. The
 * progress of an interrupted check and the parent table of a linear page table are left out.
 *
 * <p>While the type word says "one reference, neither validated nor partial", one CPU alone checks the content: it holds the
 * validate lock, and changes the word by plain loads and stores.
 *
 * <p>Assertions of the debug build are kept, except those about arguments and about interrupts.
 */
@SuppressWarnings({"MemberName", "MethodName"}) // the hypervisor's own names
public class PageTypes {
    /** How put_page_type is called. */
    public enum Put {
        /** The caller holds a full reference, and waits as long as it takes. */
        plain,
        /** The caller holds a full reference, and can be told to come back. */
        preemptible,
        /** The caller cleans up after a page that stayed partial (PTF_partial_set). */
        partial_cleanup
    }

    protected final TypeInfo types;
    protected final Domain[] domains;
    protected final PageReferences references;
    protected final Platform platform;
    protected final boolean debug;

    public PageTypes(TypeInfo types, Domain[] domains, PageReferences references, Platform platform, boolean debug) {
        this.types = types;
        this.domains = domains;
        this.references = references;
        this.platform = platform;
        this.debug = debug;
    }

    /**
     * Takes a type reference. The caller holds a general reference.
     *
     * @param type in place
     * @return whether it took one
     */
    public boolean get_page_type(PageInfo page, long type) {
        int rc = _get_page_type(page, type, false);
        if (rc == 0) {
            return true;
        }
        assertion(rc == -Errno.EINTR || rc == -Errno.ERESTART, "get_page_type: interrupted, but not preemptible");
        return false;
    }

    /** As {@link #get_page_type}; returns 0, -EINVAL, -EINTR, -ERESTART or an error of the IOMMU. */
    public int get_page_type_preemptible(PageInfo page, long type) {
        return _get_page_type(page, type, true);
    }

    /** Drops a type reference. The caller holds a general reference. */
    public void put_page_type(PageInfo page) {
        int rc = _put_page_type(page, Put.plain);
        assertion(rc != 0, "put_page_type: it did not complete");
    }

    /** As {@link #put_page_type}; returns 0 if it is dropped, -EINTR or -ERESTART if not yet, -EILSEQ if never. */
    public int put_page_type_preemptible(PageInfo page) {
        return _put_page_type(page, Put.preemptible);
    }

    /** Clears up a page that a failed or interrupted check left partial. Returns as the preemptible form. */
    public int put_page_type_partial(PageInfo page) {
        return _put_page_type(page, Put.partial_cleanup);
    }

    protected int _get_page_type(PageInfo page, long type, boolean preemptible) {
        long y = page.type_info.read();
        long x;
        long nx;
        while (true) {
            x = y;
            if (types.count(x + 1) == 0) {
                return -Errno.EINVAL;
            }
            nx = x + 1;
            if (types.count(x) == 0) {
                assertion((x & types.PGT_pae_xen_l2) != 0, "get_page_type: PGT_pae_xen_l2 outlived its table");
                if ((x & types.PGT_type_mask) != type) {
                    nx = retyped(nx, type);
                }
            } else if ((x & (types.PGT_type_mask | types.PGT_pae_xen_l2)) != type) {
                return -Errno.EINVAL;
            } else if ((x & (types.PGT_validated | types.PGT_partial)) == 0) {
                assertion(types.count(x) != 1, "get_page_type: a page under validation has further references");
                do {
                    if (preemptible && platform.hypercall_preempt_check()) {
                        return -Errno.EINTR;
                    }
                    y = page.type_info.read();
                } while (y == x);
                continue;
            } else if ((x & types.PGT_validated) == 0) {
                assertion(types.count(x) != 1, "get_page_type: a partial page has further references");
                nx = without_mark(page, x);
            }
            y = page.type_info.cmpxchg(x, nx);
            if (y == x) {
                break;
            }
            if (preemptible && platform.hypercall_preempt_check()) {
                return -Errno.EINTR;
            }
        }
        if ((nx & types.PGT_validated) != 0) {
            return 0;
        }
        int rc = begin_check(page, x, type);
        if (rc == 0) {
            rc = make_valid(page, type, preemptible);
        }
        if ((x & ~nx & types.PGT_partial) != 0) {
            put_mark(page);
        }
        return rc;
    }

    /** The validate lock has just been taken, of a page that had the word {@code x}. Returns 0 or an error. */
    protected int begin_check(PageInfo page, long x, long type) {
        return types.count(x) == 0 ? change_type(page, x, type) : 0;
    }

    /** The word of a page whose interrupted check is to go on: the reference of the mark becomes that of who goes on. */
    protected long without_mark(PageInfo page, long x) {
        return x & ~types.PGT_partial;
    }

    /** A page is no longer marked as partial: the general reference that the mark owned is put. */
    protected void put_mark(PageInfo page) {
        references.put_page(page);
    }

    /** The word with another type; a page that changes its type is not validated any more. */
    protected long retyped(long nx, long type) {
        return nx & ~(types.PGT_type_mask | types.PGT_validated) | type;
    }

    /** Pages 2.5 E3, 4a to 4d, with the validate lock. {@code x} is the word without references. Returns 0 or an error. */
    protected int change_type(PageInfo page, long x, long type) {
        long was = x & types.PGT_type_mask;
        boolean shadowed = false;
        if (platform.has_shadow_paging()) {
            long o = page.owner.read();
            shadowed = o != 0 && platform.shadow_mode_enabled(domains[(int) o - 1]);
            if (shadowed) {
                platform.shadow_prepare_page_type_change(page);
            }
        }
        if (was != type) {
            long o = page.owner.read();
            Domain d = domains[(int) o - 1];
            if (!shadowed || was == types.PGT_writable_page) {
                platform.flush_stale_translations(d, page, was != types.PGT_none && types.type(was) <= 4);
            }
            if (platform.has_iommu() && (was == types.PGT_writable_page) != (type == types.PGT_writable_page)) {
                int rc = was == types.PGT_writable_page ? platform.iommu_unmap(d, page) : platform.iommu_map(d, page);
                if (rc != 0) {
                    _put_page_type(page, Put.plain);
                    return rc;
                }
            }
        }
        if (type != types.PGT_writable_page && (x & types.PGT_non_coherent) != 0) {
            store(page, load(page) & ~types.PGT_non_coherent);
            platform.cache_flush(page);
        }
        return 0;
    }

    /** Pages 2.5 E3, 5, with the validate lock. Returns 0 or an error. */
    protected int make_valid(PageInfo page, long type, boolean preemptible) {
        if (type == types.PGT_writable_page || type == types.PGT_shared_page) {
            store(page, load(page) | types.PGT_validated);
            return 0;
        }
        return validate_page(page, type, preemptible);
    }

    /** Pages 2.6, with the validate lock. Returns 0 or an error. */
    protected int validate_page(PageInfo page, long type, boolean preemptible) {
        long number = types.type(type);
        Machine.bugOn(number == 0 || number > 5, "validate_page: there is no check for this type");
        assertion(
                number >= 2 && number <= 4 && !preemptible,
                "validate_page: a table of tables is checked, but not preemptibly");
        int rc = platform.validate(page, type, preemptible);
        Machine.wmb();
        long x = load(page);
        if (rc == 0) {
            store(page, x | types.PGT_validated);
        } else if (rc == -Errno.EINTR) {
            assertion(
                    (x & (types.PGT_count_mask | types.PGT_validated | types.PGT_partial)) != 1,
                    "validate_page: the validate lock was lost");
            store(page, x & ~types.PGT_count_mask);
        } else if (rc == -Errno.ERESTART || platform.left_for_later(page)) {
            assertion(
                    (x & (types.PGT_count_mask | types.PGT_validated)) != 1,
                    "validate_page: the validate lock was lost");
            stays_partial(page);
        } else {
            store(page, 0);
        }
        return rc;
    }

    /** Pages 2.6, the reverse of validate, with the validate lock. Returns 0 or an error. */
    protected int devalidate_page(PageInfo page, long type, boolean preemptible) {
        if (platform.has_shadow_paging()) {
            long o = page.owner.read();
            if (o != 0 && platform.shadow_mode_enabled(domains[(int) o - 1])) {
                platform.shadow_remove_all(page);
            }
        }
        long number = types.type(type);
        Machine.bugOn(number == 0, "devalidate_page: there is nothing to check back for this type");
        assertion(number >= 2 && !preemptible, "devalidate_page: a table of tables is given up, but not preemptibly");
        int rc = platform.devalidate(page, type, preemptible);
        if (rc == 0) {
            page_set_tlbflush_timestamp(page);
            Machine.wmb();
            store(page, minus_one(load(page)));
        } else if (rc == -Errno.EINTR) {
            Machine.wmb();
            store(page, load(page) | types.PGT_validated);
        } else {
            // Without a barrier of its own: taking the reference is one.
            stays_partial(page);
        }
        return rc;
    }

    /** The check was interrupted. The mark owns the type reference that is there and a general one. */
    protected void stays_partial(PageInfo page) {
        references.get_page_light(page);
        store(page, load(page) | types.PGT_partial);
    }

    protected int _put_page_type(PageInfo page, Put how) {
        boolean preemptible = how != Put.plain;
        long y = page.type_info.read();
        while (true) {
            long x = y;
            long nx = minus_one(x);
            if (how == Put.partial_cleanup) {
                if ((x & types.PGT_partial) == 0) {
                    return 0;
                }
                Machine.bugOn(types.count(x) != 1, "put_page_type: a partial page has further references");
            } else {
                Machine.bugOn((x & types.PGT_partial) != 0, "put_page_type: a full reference to a partial page");
                if ((x & types.PGT_validated) == 0) {
                    long o = page.owner.read();
                    long dying = domains[(int) o - 1].is_dying.read();
                    Machine.bugOn(dying == 0, "put_page_type: a full reference to a page that is not validated");
                }
            }
            assertion(types.count(x) == 0, "put_page_type: the page has no type references");
            if (types.count(nx) == 0) {
                if ((nx & types.PGT_locked) != 0) {
                    assertion(true, "put_page_type: the page is locked and has no type reference for that");
                    return -Errno.EILSEQ;
                }
                if (types.type(x) <= 4 && (x & (types.PGT_validated | types.PGT_partial)) != 0) {
                    y = page.type_info.cmpxchg(x, x & ~(types.PGT_validated | types.PGT_partial));
                    if (y == x) {
                        int rc = devalidate_page(page, x & types.PGT_type_mask, preemptible);
                        if ((x & types.PGT_partial) != 0) {
                            put_mark(page);
                        }
                        return rc;
                    }
                    if (preemptible && platform.hypercall_preempt_check()) {
                        return -Errno.EINTR;
                    }
                    continue;
                }
                page_set_tlbflush_timestamp(page);
            } else if (leaves_the_lock_alone(nx)) {
                if (preemptible && platform.hypercall_preempt_check()) {
                    return -Errno.EINTR;
                }
                y = page.type_info.read();
                continue;
            }
            y = page.type_info.cmpxchg(x, nx);
            if (y == x) {
                return 0;
            }
            if (preemptible && platform.hypercall_preempt_check()) {
                return -Errno.EINTR;
            }
        }
    }

    /** Whether nobody but page_lock would have a reference: page_unlock drops it without giving up the content (XSA-242). */
    protected boolean leaves_the_lock_alone(long nx) {
        return (nx & types.PGT_locked) != 0 && types.count(nx) == 1;
    }

    /** The time up to which translations of the page may linger. */
    protected void page_set_tlbflush_timestamp(PageInfo page) {
        if (!platform.has_shadow_paging() || !references.is_shadowed(page.count_info.read())) {
            platform.set_tlbflush_timestamp(page);
        }
    }

    /** One reference less. Without references it borrows from the flags, as the hypervisor's word does. */
    protected long minus_one(long x) {
        return x - 1 & types.PGT_all;
    }

    /** The plain load of a change that is not atomic. */
    private static long load(PageInfo page) {
        return page.type_info.read();
    }

    /** The plain store of a change that is not atomic. */
    private static void store(PageInfo page, long x) {
        page.type_info.write(x);
    }

    private void assertion(boolean fails, String message) {
        Machine.bugOn(debug && fails, message);
    }
}
