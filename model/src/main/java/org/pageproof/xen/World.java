package org.pageproof.xen;

/** What the components of the model work on. */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class World {
    public final Scope scope;

    /** The bits of count words. */
    public final CountInfo bits;

    /** The bits of type words. */
    public final TypeInfo types;

    /** By number of the frame. */
    public final PageInfo[] pages;

    public final Domain[] domains;
    public final Platform platform;

    World(Scope scope, CountInfo bits, TypeInfo types, PageInfo[] pages, Domain[] domains, Platform platform) {
        this.scope = scope;
        this.bits = bits;
        this.types = types;
        this.pages = pages;
        this.domains = domains;
        this.platform = platform;
    }
}
