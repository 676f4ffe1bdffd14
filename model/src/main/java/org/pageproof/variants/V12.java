package org.pageproof.variants;

import org.pageproof.machine.Machine;
import org.pageproof.machine.Variant;
import org.pageproof.xen.Cpu;
import org.pageproof.xen.descriptors.DescriptorTables;
import org.pageproof.xen.descriptors.GuestLdt;
import org.pageproof.xen.descriptors.Processor;
import org.pageproof.xen.descriptors.TablesScope;
import org.pageproof.xen.descriptors.TablesWorld;
import org.pageproof.xen.descriptors.Vcpu;

/** A fault in the area of another vCPU: descriptor-tables 6, V12; before d4d2cb2113 (2010). */
@Variant(
        value = "V12",
        of = "xen.DescriptorTables",
        says = "a guest that touches the LDT slots of another vCPU stops the hypervisor")
@SuppressWarnings("MemberName") // the hypervisor's own names
public final class V12 extends DescriptorTables {
    public V12(TablesScope scope) {
        super(scope);
    }

    @Override
    protected Processor newProcessor(TablesWorld world) {
        return new Strict(world, ldt);
    }

    private static final class Strict extends Processor {
        Strict(TablesWorld world, GuestLdt ldt) {
            super(world, ldt);
        }

        @Override
        public Access touch(Cpu self, Vcpu v, Vcpu whose, int slot) {
            Machine.bugOn(v != whose, "handle_gdt_ldt_mapping_fault: not the area of this vCPU");
            return super.touch(self, v, whose, slot);
        }
    }
}
