package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Domain;
import org.pageproof.xen.PageInfo;
import org.pageproof.xen.PageReferences;
import org.pageproof.xen.PageTypes;
import org.pageproof.xen.Platform;
import org.pageproof.xen.TypeInfo;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.TablesScope;

/** No flush on a change away from descriptors: descriptor-tables 6, V08; what an old comment called needless. */
@Variant(
        value = "V08",
        of = "xen.DescriptorTables",
        says = "a frame that held descriptors changes its type without a flush")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class V08 extends DescriptorTables {
    public V08(TablesScope scope) {
        super(scope);
    }

    @Override
    protected PageTypes newPageTypes(TypeInfo types, PageReferences references, boolean debug) {
        return new Unflushed(types, domains, references, platform, debug);
    }

    private static final class Unflushed extends PageTypes {
        Unflushed(TypeInfo types, Domain[] domains, PageReferences references, Platform platform, boolean debug) {
            super(types, domains, references, platform, debug);
        }

        @Override
        protected int change_type(PageInfo page, long x, long type) {
            return (x & types.PGT_type_mask) == types.PGT_seg_desc_page ? 0 : super.change_type(page, x, type);
        }
    }
}
