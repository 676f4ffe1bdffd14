import org.pageproof.machine.*;

/** Without the test the value outgrows its two bits. */
@Variant(value = "unchecked", of = "lockbox", says = "add writes the value without testing that it fits")
public class LockBoxUnchecked extends LockBox {
    public LockBoxUnchecked(@Param("cpus") int cpuCount) {
        super(cpuCount);
    }

    @Override
    @Operation("add")
    void add(Cpu self) {
        Machine.assume(self.turns < 2);
        a.lock();
        self.turns++;
        inside++;
        int n = Machine.choose(2);
        long v = value.read();
        value.write(v + n);
        inside--;
        a.unlock();
    }
}
