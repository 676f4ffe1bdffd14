package org.pageproof.xen.descriptors;

import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.PageTypes;
import org.pageproof.xen.TypeInfo;
import org.pageproof.xen.TypedReferences;

/** What the operations on descriptor tables work on. */
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class TablesWorld {
    public final Pte pte;

    /** By number of the frame. */
    public final PageInfo[] pages;

    public final Vcpu[] vcpus;

    /** The guest's entries that map its own linear pages. */
    public final Slot[] l1e;

    /** The bits of type words. */
    public final TypeInfo types;

    public final PageReferences references;
    public final PageTypes page_types;
    public final TypedReferences typed;
    public final TlbPlatform platform;

    TablesWorld(
            DescriptorTables model,
            TypeInfo types,
            PageReferences references,
            PageTypes pageTypes,
            TypedReferences typed,
            TlbPlatform platform) {
        this.pte = model.pte;
        this.pages = model.pages;
        this.vcpus = model.vcpus;
        this.l1e = model.l1e;
        this.types = types;
        this.references = references;
        this.page_types = pageTypes;
        this.typed = typed;
        this.platform = platform;
    }
}
