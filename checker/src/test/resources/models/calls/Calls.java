import org.pageproof.machine.Machine;
import org.pageproof.machine.Model;
import org.pageproof.machine.Operation;
import org.pageproof.machine.Param;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;

/** Calls with arguments and results, and every kind of access to one word. */
@Model("calls")
public class Calls {
    enum Answer { taken, full }

    static final class Page {
        final Word refs = Word.wrapping(3, 0);
    }

    static final class Cpu {
        Page held;
    }

    final Page[] pages;
    final Cpu[] cpus;
    final SpinLock lock = new SpinLock();
    final int limit = 1;

    public Calls(@Param(value = "pages", def = 2) int count, @Param(value = "cpus", def = 2) int cpuCount) {
        pages = new Page[count];
        for (int i = 0; i < count; i++) {
            pages[i] = new Page();
        }
        cpus = new Cpu[cpuCount];
        for (int i = 0; i < cpuCount; i++) {
            cpus[i] = new Cpu();
        }
    }

    @Operation("get")
    boolean get(Cpu c, Page p) {
        Machine.assume(c.held == null);
        Answer answer = take(p, 1);
        if (answer == Answer.taken) {
            c.held = p;
        }
        return answer == Answer.taken;
    }

    private Answer take(Page p, int by) {
        while (true) {
            long found = p.refs.read();
            if (found >= limit) {
                return Answer.full;
            }
            if (p.refs.cmpxchg(found, found + by) == found) {
                return Answer.taken;
            }
        }
    }

    @Operation("put")
    void put(Cpu c, Page p) {
        Machine.assume(c.held == p);
        put(p);
        c.held = null;
    }

    private void put(Page p) {
        p.refs.fetchAdd(-1);
    }

    /** Sets the count of a page that it has found to be 0, some time later. */
    @Operation("clear")
    void clear(Cpu c, Page p) {
        if (p.refs.read() == 0) {
            p.refs.write(0);
        }
    }

    @Operation("guard")
    void guard(Cpu c, @Range(max = 1) int n) {
        lock.lock();
        n = n + 1;
        lock.unlock();
    }
}
