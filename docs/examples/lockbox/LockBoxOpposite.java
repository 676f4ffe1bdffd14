import org.pageproof.machine.*;

/** Two CPUs that take the same two locks in opposite orders may wait for each other for ever. */
@Variant(
        value = "opposite",
        of = "lockbox",
        says = "one more operation takes b, then a, adds 3 to sum, and gives back a, then b")
public class LockBoxOpposite extends LockBox {
    public LockBoxOpposite(@Param("cpus") int cpuCount) {
        super(cpuCount);
    }

    @Operation("opposite")
    void opposite(Cpu self) {
        b.lock();
        a.lock();
        sum.fetchAdd(3);
        a.unlock();
        b.unlock();
    }
}
