import org.pageproof.machine.BitLayout;
import org.pageproof.machine.Cell;
import org.pageproof.machine.Index;
import org.pageproof.machine.Model;
import org.pageproof.machine.Operation;
import org.pageproof.machine.Param;
import org.pageproof.machine.Range;
import org.pageproof.machine.SpinLock;
import org.pageproof.machine.Word;

/** Boxes and people with values that a seed tells. Looking at a box changes nothing; hand and paint do. */
@Model("jumble")
public class Jumble {
    enum Hue { red, green, blue, grey }

    static final class Person {
        final int age;
        final Word keys;

        Person(int age, int keys) {
            this.age = age;
            this.keys = new Word(3, keys);
        }
    }

    static final class Box {
        final Word state;
        final Cell<Person> keeper;

        Box(long state, Person keeper) {
            this.state = new Word(
                    BitLayout.named("state")
                            .field("n", 2)
                            .flag("open")
                            .flag("torn")
                            .field("hue", Hue.class)
                            .reference("owner", 2, "people")
                            .build(),
                    state);
            this.keeper = new Cell<>(keeper);
        }
    }

    static final class Cpu {
        @Index("boxes")
        @Range(max = 3)
        final int[] visits;

        Cpu(int[] visits) {
            this.visits = visits;
        }
    }

    final Box[] boxes;
    final Person[] people;
    final Cpu[] cpus;
    final SpinLock door = new SpinLock();
    final int[] primes = {2, 3, 5, 3};

    private int seed;

    public Jumble(
            @Param(value = "seed", min = 0, max = 1000000) int seed, @Param(value = "cpus", def = 2) int cpuCount) {
        this.seed = seed;
        people = new Person[] {new Person(any(4), any(8)), new Person(any(4), any(8)), new Person(any(4), any(8))};
        boxes = new Box[3];
        for (int i = 0; i < boxes.length; i++) {
            int keeper = any(4);
            boxes[i] = new Box(any(256), keeper == 3 ? null : people[keeper]);
        }
        cpus = new Cpu[cpuCount];
        for (int i = 0; i < cpus.length; i++) {
            cpus[i] = new Cpu(new int[] {any(4), any(4), any(4)});
        }
    }

    private int any(int bound) {
        seed = seed * 1103515245 + 12345;
        return (seed >>> 16 & 0x7fff) % bound;
    }

    @Operation("look")
    void look(Cpu self, Box b) {
        b.state.read();
    }

    /** Gives a box to a keeper while the door is locked. */
    @Operation("hand")
    void hand(Cpu self, Box b, Person p) {
        door.lock();
        b.keeper.write(p);
        visit(self, p);
        door.unlock();
    }

    /** Inverts the lowest bits and the flags of a box, unless someone else has changed it; returns whether it did. */
    @Operation("paint")
    boolean paint(Cpu self, Box b) {
        long found = b.state.read();
        return change(b, found) == found;
    }

    private long change(Box b, long found) {
        return b.state.cmpxchg(found, found ^ 0x1f);
    }

    private void visit(Cpu self, Person p) {
        self.visits[0] = self.visits[0] + 1 & 3;
        p.keys.fetchAnd(3);
    }
}
