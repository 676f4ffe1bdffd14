import org.pageproof.machine.Model;
import org.pageproof.machine.Operation;
import org.pageproof.machine.Word;

/** A counter whose last states are thousands of steps away. */
@Model("deep")
public class Deep {
    static final class Cpu {}

    final Word count = new Word(14, 0);
    final Cpu[] cpus = {new Cpu()};

    @Operation("tick")
    void tick() {
        if (count.read() < 6000) {
            count.fetchAdd(1);
        }
    }
}
