package org.pageproof.spec;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pageproof.spec.schema.ArrayType;
import org.pageproof.spec.schema.BoolType;
import org.pageproof.spec.schema.EnumType;
import org.pageproof.spec.schema.GroupType;
import org.pageproof.spec.schema.IntType;
import org.pageproof.spec.schema.LockType;
import org.pageproof.spec.schema.Member;
import org.pageproof.spec.schema.MemberType;
import org.pageproof.spec.schema.ModelParameter;
import org.pageproof.spec.schema.ModelSchema;
import org.pageproof.spec.schema.ObjectType;
import org.pageproof.spec.schema.Operation;
import org.pageproof.spec.schema.OperationParameter;
import org.pageproof.spec.schema.Origin;
import org.pageproof.spec.schema.RefType;
import org.pageproof.spec.schema.Signature;
import org.pageproof.spec.schema.ValueType;
import org.pageproof.spec.schema.Variant;
import org.pageproof.spec.schema.WordType;

/** The schema that the tests check against: pages with a word of flags, domains, CPUs and locks. */
public final class PagesSchema {
    private static final EnumType STATE = new EnumType("PageState", List.of("inuse", "offlining", "offlined", "free"));

    private PagesSchema() {}

    /** The model {@code xen.Pages} of the tests. */
    public static ModelSchema schema() {
        ObjectType page = new ObjectType(
                "Page",
                "pages",
                List.of(
                        member("Page", "refs", IntType.of(0, 7)),
                        member(
                                "Page",
                                "count_info",
                                new WordType(
                                        16,
                                        IntType.ofBits(16),
                                        List.of(
                                                part("count_info", "count", IntType.of(0, 7)),
                                                part("count_info", "allocated", BoolType.BOOL),
                                                part("count_info", "state", STATE)))),
                        member("Page", "owner", new RefType("Domain", true)),
                        member("Page", "state", STATE),
                        member(
                                "Page",
                                "pair",
                                new GroupType(List.of(
                                        part("pair", "low", new WordType(8, IntType.ofBits(8), List.of())),
                                        part("pair", "high", new WordType(8, IntType.ofBits(8), List.of())))))));
        ObjectType domain = new ObjectType(
                "Domain",
                "domains",
                List.of(
                        member("Domain", "total", IntType.of(0, 64)),
                        member("Domain", "dying", BoolType.BOOL),
                        member("Domain", "page_alloc_lock", new LockType())));
        ObjectType cpu = new ObjectType(
                "Cpu",
                "cpus",
                List.of(
                        member("Cpu", "domain", new RefType("Domain", false)),
                        member("Cpu", "held", new ArrayType(IntType.of(0, 2), -1)),
                        member("Cpu", "got", BoolType.BOOL)));
        ObjectType loose = new ObjectType("Heap", null, List.of(member("Heap", "size", IntType.of(0, 64))));
        return new ModelSchema(
                "xen.Pages",
                List.of(
                        member("Pages", "pages", new ArrayType(new RefType("Page", false), -1)),
                        member("Pages", "domains", new ArrayType(new RefType("Domain", false), 2)),
                        member("Pages", "cpus", new ArrayType(new RefType("Cpu", false), -1)),
                        member("Pages", "heap_lock", new LockType()),
                        member("Pages", "heap", new RefType("Heap", false)),
                        member("Pages", "free_pages", IntType.of(0, 64))),
                List.of(page, domain, cpu, loose),
                List.of(
                        new Operation("get_page", true, List.of(index())),
                        new Operation("put_page", true, List.of(index())),
                        new Operation(
                                "assign_pages",
                                true,
                                List.of(
                                        index(),
                                        new OperationParameter("d", new RefType("Domain", false), null, false),
                                        new OperationParameter("quick", BoolType.BOOL, null, false),
                                        new OperationParameter("to", STATE, null, false))),
                        new Operation(
                                "claim", true, List.of(new OperationParameter("n", IntType.of(0, 9), null, true))),
                        new Operation("release", true, List.of())),
                Set.of("drop", "free_heap_pages", "overloaded"),
                List.of(
                        signature(
                                "get_page",
                                BoolType.BOOL,
                                parameter("cpu", new RefType("Cpu", true)),
                                parameter("p", IntType.of(0, 3))),
                        signature(
                                "put_page",
                                null,
                                parameter("cpu", new RefType("Cpu", true)),
                                parameter("p", IntType.of(0, 3))),
                        new Signature("put_page", true, List.of(parameter("p", IntType.ANY)), null),
                        new Signature(
                                "claim",
                                true,
                                List.of(parameter("cpu", new RefType("Cpu", true)), parameter("n", IntType.ANY)),
                                null),
                        signature("overloaded", null, parameter("p", IntType.ANY)),
                        signature("overloaded", null, parameter("p", BoolType.BOOL)),
                        signature("drop", null, parameter("page", new RefType("Page", true)), parameter("list", null))),
                "cpus",
                List.of(
                        new Variant("B07", "The failing get undoes what it did not do."),
                        new Variant("B09", "The owner is checked before the reference is taken.")),
                List.of(
                        new ModelParameter("pages", IntType.ANY, 1, 4, 1),
                        new ModelParameter("cpus", IntType.ANY, 1, 8, 2),
                        new ModelParameter("count_bits", IntType.ANY, 1, 8, 3),
                        new ModelParameter("scrub", BoolType.BOOL, 0, 1, 0)));
    }

    private static OperationParameter index() {
        return new OperationParameter("p", IntType.ANY, "pages", false);
    }

    private static Signature signature(String name, @Nullable ValueType result, Signature.Parameter... parameters) {
        return new Signature(name, false, List.of(parameters), result);
    }

    private static Signature.Parameter parameter(String name, @Nullable ValueType type) {
        return new Signature.Parameter(name, type);
    }

    private static Member member(String owner, String name, MemberType type) {
        return new Member(name, type, Origin.field("test." + owner, name));
    }

    private static Member part(String word, String name, MemberType type) {
        return new Member(name, type, Origin.field("test.Page", word).part(name));
    }
}
