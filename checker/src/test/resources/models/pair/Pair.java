import org.pageproof.machine.Model;
import org.pageproof.machine.Operation;
import org.pageproof.machine.Word;
import org.pageproof.machine.WordPair;

/** A pair and its halves, each with an access of its own. */
@Model("pair")
public class Pair {
    static final class Box {
        final WordPair pair = new WordPair(2, 0, 2, 0);
        final Word low = pair.low();
        final Word high = pair.high();
    }

    static final class Cpu {}

    final Box[] boxes = {new Box()};
    final Cpu[] cpus = {new Cpu()};

    @Operation("both")
    void both() {
        boxes[0].pair.read();
    }

    @Operation("first")
    void first() {
        boxes[0].low.read();
    }

    @Operation("second")
    void second() {
        boxes[0].high.read();
    }
}
