package org.pageproof.checker.properties.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.pageproof.checker.steps.load.ModelNotFound;
import org.pageproof.checker.steps.load.ModelPath;
import org.pageproof.spec.schema.ArrayType;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.EnumType;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.LockType;
import org.pageproof.spec.schema.MemberType;
import org.pageproof.spec.schema.ModelParameter;
import org.pageproof.spec.schema.ModelSchema;
import org.pageproof.spec.schema.ObjectType;
import org.pageproof.spec.schema.Operation;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.WordType;

/** What specs may name of the models of the repository. */
class SchemaBuilderTest {
    private static ModelSchema schema(Path place, String model) throws Exception {
        return SchemaBuilder.of(ModelPath.of(List.of(place)), model);
    }

    private static MemberType member(ModelSchema schema, String object, String member) {
        return schema.object(object).orElseThrow().member(member).orElseThrow().type();
    }

    @Test
    void pagesOfTheHypervisor() throws Exception {
        ModelSchema s = schema(ModelPath.machinePlace(), "xen.Pages");
        assertEquals("cpus", s.cpus());
        assertEquals("pages", s.object("PageInfo").orElseThrow().home());
        assertEquals("domains", s.object("Domain").orElseThrow().home());
        assertEquals(
                new ArrayType(new RefType("PageInfo", false), -1),
                s.root("pages").orElseThrow().type());
        assertEquals(new LockType(), s.root("heap_lock").orElseThrow().type());
        WordType count = (WordType) member(s, "PageInfo", "count_info");
        assertEquals(
                List.of(
                        "count",
                        "shadowed_pt",
                        "need_scrub",
                        "state",
                        "broken",
                        "extra",
                        "xen_heap",
                        "allocated",
                        "colored"),
                count.parts().stream().map(p -> p.name()).toList());
        assertTrue(count.parts().stream()
                .anyMatch(p -> p.type() instanceof EnumType e && e.constants().contains("inuse")));
        WordType owner = (WordType) member(s, "PageInfo", "owner");
        assertEquals(new RefType("Domain", true), owner.parts().get(0).type());
        assertTrue(member(s, "PageInfo", "frame_list") instanceof EnumType e
                && e.constants().contains("heap"));
        assertEquals(new ArrayType(IntType.of(0, 3), -1), member(s, "Cpu", "held"));
        assertEquals(new RefType("Domain", false), member(s, "Cpu", "domain"));
        assertTrue(s.functions().containsAll(List.of("get_page", "alloc_heap_pages", "free_heap_pages")));
        assertTrue(s.variant("B07").isPresent());
        assertEquals(
                new ModelParameter("count_bits", IntType.ANY, 2, 58, 3),
                s.parameter("count_bits").orElseThrow());
        Operation assign = s.operation("assign_pages").orElseThrow();
        assertTrue(assign.hasCpu());
        assertEquals("pages", assign.parameter("p").orElseThrow().indexOf());
        assertEquals(
                new RefType("Domain", false),
                assign.parameter("d").orElseThrow().type());
    }

    @Test
    void operationsOfVariantsAreThere() throws Exception {
        ModelSchema s = schema(Path.of("..", "docs", "examples", "lockbox"), "lockbox");
        assertTrue(s.operation("opposite").isPresent());
        assertTrue(s.operation("add").isPresent());
        assertEquals(
                new TreeSet<>(List.of("opposite", "unchecked")),
                new TreeSet<>(s.variants().stream().map(v -> v.name()).toList()));
    }

    @Test
    void everyKindOfData() throws Exception {
        ModelSchema s = schema(Path.of("src", "test", "resources", "models", "zoo"), "zoo");
        assertEquals(new RefType("Keeper", true), member(s, "Cage", "keeper"));
        assertEquals(new EnumType("Mood", List.of("calm", "wild")), member(s, "Cage", "last"));
        assertEquals(
                new EnumType("Mood", List.of("calm", "wild")),
                ((WordType) member(s, "Cage", "state")).parts().get(2).type());
        assertEquals(
                new ArrayType(new ArrayType(BoolType.BOOL, -1), -1),
                s.root("tlb").orElseThrow().type());
        assertEquals(BoolType.BOOL, s.parameter("big").orElseThrow().type());
        assertTrue(s.functions().contains("enter"));
        assertFalse(s.functions().contains("<init>"));
        assertEquals(
                List.of("Cage", "Keeper", "Cpu"),
                s.objects().stream().map(ObjectType::name).toList());
    }

    @Test
    void unknownModel() {
        assertThrows(ModelNotFound.class, () -> schema(ModelPath.machinePlace(), "xen.Pags"));
    }
}
