import org.pageproof.machine.*;

/** A count that is read and written back loses what another CPU did in between. */
@Variant(
        value = "put_plain_write",
        of = "refcount",
        says = "drop reads the count and writes back count - 1 without comparing")
public class RefCountPutPlainWrite extends RefCount {
    public RefCountPutPlainWrite(@Param("pages") int pageCount, @Param("cpus") int cpuCount) {
        super(pageCount, cpuCount);
    }

    @Override
    void drop(Page page) {
        long x = page.count.read();
        page.count.write(x - 1);
        if (((x - 1) & REFS) == 0) page.owner.write(null);
    }
}
