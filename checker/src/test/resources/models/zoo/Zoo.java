import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Cell;
import org.pageproof.machine.Ghost;
import org.pageproof.machine.GuardedBy;
import org.pageproof.machine.Index;
import org.pageproof.machine.Model;
import org.pageproof.machine.Operation;
import org.pageproof.machine.Param;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Tlb;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;

/** One of everything that a spec can name. */
@Model("zoo")
public class Zoo {
    enum Mood { calm, wild }

    static final class Keeper {
        final int age;
        final Word keys = new Word(4, 5);

        Keeper(int age) {
            this.age = age;
        }
    }

    static final class Cage {
        final Cell<Keeper> keeper = new Cell<>(null);
        final Word state = new Word(
                BitLayout.named("state")
                        .field("animals", 3)
                        .flag("locked")
                        .field("mood", Mood.class)
                        .reference("owner", 2, "keepers")
                        .build(),
                3 | 1 << 3 | 1 << 4 | 2 << 5);
        final WordPair pair = new WordPair(4, 6, 4, 7);
        final SpinLock lock = new SpinLock();

        @GuardedBy("lock")
        boolean fed;

        @Ghost
        Mood last = Mood.calm;
    }

    static final class Cpu {
        @Index("cages")
        @Range(max = 2)
        final int[] visits;

        Cpu(int cages) {
            visits = new int[cages];
        }
    }

    final Cage[] cages;
    final Keeper[] keepers = {new Keeper(30), new Keeper(40)};
    final Keeper boss = keepers[1];
    final Cpu[] cpus;
    final Word wide = new Word(64, -1);
    final Tlb tlb;
    final int[] primes = {2, 3, 5, 7};
    final boolean big;

    /** Called like a constant of Mood. */
    final int wild = 4;

    public Zoo(@Param(value = "cages", def = 2) int count, @Param(value = "cpus", def = 2) int cpuCount, @Param(value = "big", min = 0, def = 0) boolean big) {
        cpus = new Cpu[cpuCount];
        this.big = big;
        cages = new Cage[count];
        for (int i = 0; i < count; i++) {
            cages[i] = new Cage();
        }
        cages[0].keeper.poke(keepers[0]);
        for (int i = 0; i < cpus.length; i++) {
            cpus[i] = new Cpu(count);
        }
        tlb = new Tlb(cpuCount, count);
        tlb.poke(1, 2);
    }

    @Operation("visit")
    void visit(Cpu self, Cage cage) {
        cage.lock.lock();
        cage.fed = true;
        cage.last = Mood.wild;
        enter(cage);
        cage.lock.unlock();
    }

    private void enter(Cage cage) {
        cage.state.fetchOr(8);
        cage.keeper.write(keepers[1]);
        cage.pair.cmpxchg(0, 1);
        keepers[0].keys.write(1);
        tlb.flush(1, 0);
        wide.read();
    }

    @Operation("count")
    void count(Cpu self, @Index("cages") int c) {
        if (self.visits[c] < 2) {
            self.visits[c]++;
        }
        keepers[1].keys.read();
    }
}
