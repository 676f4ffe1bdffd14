import org.pageproof.machine.*;

/** A reference is taken on the strength of an owner that was read before: another domain may own the page by then. */
@Variant(
        value = "owner_first",
        of = "refcount",
        says = "get_page reads the owner first, then takes the count, and does not look again")
public class RefCountOwnerFirst extends RefCount {
    public RefCountOwnerFirst(@Param("pages") int pageCount, @Param("cpus") int cpuCount) {
        super(pageCount, cpuCount);
    }

    @Override
    @Operation("get_page")
    void get(Cpu self, @Index("pages") int p) {
        Machine.assume(self.held[p] < 2);
        Page page = pages[p];
        if (page.owner.read() != self.domain) return;
        long x = page.count.read();
        while (true) {
            if ((x & REFS) == 0 || ((x + 1) & REFS) == 0) return;
            long found = page.count.cmpxchg(x, x + 1);
            if (found == x) break;
            x = found;
        }
        self.held[p]++;
    }
}
