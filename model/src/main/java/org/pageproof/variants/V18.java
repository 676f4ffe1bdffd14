package org.pageproof.variants;

import org.pageproof.machine.Variant;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.Vcpu;

/** Eager map into a filled slot: descriptor-tables 6, V18 (inferred); until 40d66baa46 (2013). */
@Variant(
        value = "V18",
        of = "xen.DescriptorTables",
        says = "MMUEXT_SET_LDT maps page 0 of the LDT at its end, filled or not")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class V18 extends DescriptorTables {
    public V18(TablesScope scope) {
        super(scope);
    }

    @Override
    protected void end_of_set_ldt(Cpu self, Vcpu v) {
        ldt.pv_map_ldt_shadow_page(self, v, 0);
    }
}
