package org.pageproof.xen;

/**
 * Grant mappings for the host and for a device at once: {@code map_grant_ref} and {@code unmap_grant_ref} of
 * xen/common/grant_table.c. Read-only ones, so no types; the grant table itself is left out: every page may be granted.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class Grants {
    /** How many references such a mapping holds: one for the host, one for the device. */
    public static final int REFERENCES = 2;

    protected final PageReferences references;

    public Grants(PageReferences references) {
        this.references = references;
    }

    /** Takes both references to a page of {@code d}, or none. Returns whether it took them. */
    public boolean map_grant_ref(Cpu self, PageInfo page, Domain d) {
        if (!references.get_page(self, page, d)) {
            return false;
        }
        if (!references.get_page(self, page, d)) {
            references.put_page(page);
            return false;
        }
        return true;
    }

    /** Puts both references back. */
    public void unmap_grant_ref(PageInfo page) {
        references.put_page(page);
        references.put_page(page);
    }
}
