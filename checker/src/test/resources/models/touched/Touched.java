import org.pageproof.machine.*;

/** Operations that touch plain data as they may, and as they may not. */
@Model("touched")
public class Touched {
    static final class Cpu {
        @Range(max = 2)
        int level;
    }

    final Cpu[] cpus = {new Cpu(), new Cpu()};
    final SpinLock lock = new SpinLock();
    final Word word = new Word(2, 0);

    @GuardedBy("lock")
    int total;

    @GuardedBy("lock")
    final int[] counts = {0};

    @GuardedBy("lock")
    final int[] fixed = {1};

    @Operation("rise")
    public void rise(Cpu self) {
        self.level = self.level + 1;
    }

    @Operation("add")
    public void add(Cpu self) {
        lock.lock();
        total = 1 - total;
        counts[0] = total;
        lock.unlock();
    }

    @Operation("add_bare")
    public void addBare(Cpu self) {
        total = 0;
    }

    @Operation("look")
    public void look(Cpu self) {
        word.write(counts[0]);
    }

    @Operation("look_at_constant")
    public void lookAtConstant(Cpu self) {
        word.write(fixed[0]);
    }

    @Operation("reset_other")
    public void resetOther(Cpu self) {
        cpus[1].level = 0;
    }

    @Operation("descend")
    public void descend(Cpu self) {
        down(20);
    }

    private long down(int depth) {
        return depth == 0 ? word.read() : down(depth - 1);
    }

    private static int calls;

    @Operation("remember")
    public void remember(Cpu self) {
        word.read();
        calls = 1 - calls;
        if (calls == 0) {
            word.read();
        } else {
            word.fetchOr(1);
        }
    }

    @Operation("spin")
    public void spin(Cpu self) {
        while (self.level == 0) {
            Machine.mb();
        }
    }
}
