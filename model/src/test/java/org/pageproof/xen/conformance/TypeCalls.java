package org.pageproof.xen.conformance;

import org.pageproof.machine.Word;
import org.pageproof.xen.Cpu;

/** Type references and the page lock. */
final class TypeCalls {
    private TypeCalls() {}

    static String getPageType(VectorWorld world, Row row) {
        Word type = new Word(StateSetter.TYPE, 0);
        Field.TYPE.get(0).set(type, StateSetter.TYPE, row.get("arg_type"));
        if (row.is("preemptible", "1")) {
            return Words.errno(world.types().get_page_type_preemptible(world.page(), type.peek()));
        }
        return Words.bit(world.types().get_page_type(world.page(), type.peek()));
    }

    static String putPageType(VectorWorld world, Row row) {
        switch (row.get("mode")) {
            case "preemptible" -> {
                return Words.errno(world.types().put_page_type_preemptible(world.page()));
            }
            case "partial_cleanup" -> {
                return Words.errno(world.types().put_page_type_partial(world.page()));
            }
            default -> {
                world.types().put_page_type(world.page());
                return Words.VOID;
            }
        }
    }

    static String pageLock(VectorWorld world, Row row) {
        Cpu cpu = holding(world, row);
        boolean locked = world.lock().page_lock(cpu, world.page());
        return Words.bit(locked) + (!locked || cpu.locked_page == world.page().mfn ? "" : " and not noted");
    }

    static String pageUnlock(VectorWorld world, Row row) {
        Cpu cpu = holding(world, row);
        world.lock().page_unlock(cpu, world.page());
        return Words.VOID + (cpu.locked_page == Cpu.NO_PAGE ? "" : " and still noted");
    }

    private static Cpu holding(VectorWorld world, Row row) {
        Cpu cpu = world.cpu();
        int page = world.page().mfn;
        cpu.locked_page = switch (row.get("cpu_holds_lock")) {
            case "this" -> page;
            case "other" -> page + 1;
            default -> Cpu.NO_PAGE;
        };
        return cpu;
    }
}
