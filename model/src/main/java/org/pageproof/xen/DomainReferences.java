package org.pageproof.xen;

/**
 * References that keep the record of a domain alive: {@code get_knownalive_domain} and {@code put_domain} of xen/common/domain.c.
 * One is held while the domain has pages, and one while it shares pages of the Xen heap. What becomes of a domain without
 * references is left out.
 */
@SuppressWarnings("MemberName") // the hypervisor's own names
public class DomainReferences {
    protected final Platform platform;

    public DomainReferences(Platform platform) {
        this.platform = platform;
    }

    /** Takes a reference; the caller knows that the domain is alive. */
    public void get_knownalive_domain(Domain d) {
        d.refcnt.fetchAdd(1);
        platform.got_domain(d);
    }

    /** Puts a reference back. */
    public void put_domain(Domain d) {
        d.refcnt.fetchAdd(-1);
        platform.put_domain(d);
    }
}
