import org.pageproof.machine.Model;
import org.pageproof.machine.Operation;
import org.pageproof.machine.Param;
import org.pageproof.machine.Word;

/** The objects of an array are reached in another order than they stand there. */
@Model("crossed")
public class Crossed {
    static final class Box {
        final Word n = new Word(1, 0);
    }

    static final class Cpu {
        final Box mine;

        Cpu(Box mine) {
            this.mine = mine;
        }
    }

    final Cpu[] cpus;
    final Box[] boxes = {new Box(), new Box(), new Box()};

    public Crossed(@Param(value = "cpus", def = 1) int count) {
        cpus = new Cpu[count];
        for (int i = 0; i < count; i++) {
            cpus[i] = new Cpu(boxes[2 - i]);
        }
    }

    @Operation("touch")
    void touch(Cpu self, Box b) {
        b.n.write(1);
    }
}
