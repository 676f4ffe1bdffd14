import org.pageproof.machine.Cell;
import org.pageproof.machine.Model;
import org.pageproof.machine.Operation;
import org.pageproof.machine.Param;
import org.pageproof.machine.Word;

/** Two tables of each vCPU, one of which is found through a reference in the other, and that are built and destroyed. */
@Model("tables")
public class Tables {
    static final class Frame {
        final Word refs = new Word(2, 0);
    }

    static final class Vcpu {
        final Cell<Frame> outer = new Cell<>(null);
        final Cell<Frame> inner = new Cell<>(null);

        /** Whether the outer table names the inner one. */
        final Word named = new Word(1, 0);

        final Word running = new Word(1, 1);
    }

    static final class Cpu {}

    final Vcpu[] vcpus = {new Vcpu(), new Vcpu()};
    final Frame[] frames = {new Frame(), new Frame()};
    final Cpu[] cpus;

    public Tables(@Param("cpus") int cpuCount) {
        cpus = new Cpu[cpuCount];
        for (int i = 0; i < cpuCount; i++) {
            cpus[i] = new Cpu();
        }
    }

    @Operation("build")
    void build(Cpu self, Vcpu v) {
        frames[0].refs.write(1);
        v.outer.write(frames[0]);
        frames[1].refs.write(1);
        v.inner.write(frames[1]);
        v.named.write(1);
    }

    @Operation("inner_first")
    void innerFirst(Cpu self, Vcpu v) {
        v.inner.write(null);
        v.named.write(0);
        v.outer.write(null);
    }

    @Operation("outer_first")
    void outerFirst(Cpu self, Vcpu v) {
        v.named.write(0);
        v.outer.write(null);
        v.inner.write(null);
    }

    @Operation("three_steps")
    void threeSteps(Cpu self, Vcpu v) {
        v.named.write(0);
        v.inner.write(null);
        v.outer.write(null);
    }

    @Operation("stop")
    void stop(Cpu self, Vcpu v) {
        v.running.write(0);
    }
}
