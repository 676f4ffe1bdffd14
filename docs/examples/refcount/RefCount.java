import org.pageproof.machine.*;

/**
 * Reference counting on a few pages: the reference model for state counts and speed.
 * It is a user's own model: it is compiled on its own and given to the tool on its model path.
 */
@Model("refcount")
public class RefCount {
    static final long REFS = 7;        // bits 0..2: references
    static final long ALLOCATED = 8;   // bit 3: the page is allocated to its owner

    static final class Page {
        final Word count = new Word(4, 0);              // width in bits, initial value
        final Cell<Domain> owner = new Cell<>(null);
    }
    static final class Domain { }
    static final class Cpu {
        final Domain domain;
        @Range(min = 0, max = 2) final int[] held;      // CPU-owned: references held, per page
        Cpu(Domain domain, int pages) { this.domain = domain; this.held = new int[pages]; }
    }

    final Page[] pages;
    final Domain[] domains = { new Domain(), new Domain() };
    final Cpu[] cpus;

    public RefCount(@Param("pages") int pageCount, @Param("cpus") int cpuCount) {
        pages = new Page[pageCount];
        for (int i = 0; i < pageCount; i++) pages[i] = new Page();
        cpus = new Cpu[cpuCount];
        for (int i = 0; i < cpuCount; i++) cpus[i] = new Cpu(domains[i % 2], pageCount);
    }

    @Operation("get_page")
    void get(Cpu self, @Index("pages") int p) {
        Machine.assume(self.held[p] < 2);
        Page page = pages[p];
        long x = page.count.read();
        while (true) {
            if ((x & REFS) == 0 || ((x + 1) & REFS) == 0) return;
            long found = page.count.cmpxchg(x, x + 1);
            if (found == x) break;
            x = found;
        }
        if (page.owner.read() == self.domain) self.held[p]++;
        else drop(page);
    }

    @Operation("put_page")
    void put(Cpu self, @Index("pages") int p) {
        Machine.assume(self.held[p] > 0);
        self.held[p]--;
        drop(pages[p]);
    }

    @Operation("assign_pages")
    void assign(Cpu self, @Index("pages") int p) {
        if (pages[p].owner.cmpxchg(null, self.domain) == null) pages[p].count.write(ALLOCATED | 1);
    }

    @Operation("release")
    void release(Cpu self, @Index("pages") int p) {
        Machine.assume(self.held[p] > 0);
        if (pages[p].count.testAndClear(3)) drop(pages[p]);
    }

    void drop(Page page) {
        long x = page.count.read();
        while (true) {
            long found = page.count.cmpxchg(x, x - 1);
            if (found == x) break;
            x = found;
        }
        if (((x - 1) & REFS) == 0) page.owner.write(null);
    }
}
