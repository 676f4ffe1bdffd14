package org.pageproof.spec.diagnostics;

/** Everything that can be wrong with a spec, each with the number that its messages and its documentation carry. */
public enum SpecError {
    EMPTY_FILE(1, "the file has no spec in it"),
    NOT_TEXT(2, "the file is not text"),
    STRANGE_CHARACTER(3, "a character that the language does not have"),
    OPEN_STRING(4, "a string is not closed"),
    OPEN_COMMENT(5, "a comment is not closed"),
    BAD_NUMBER(6, "not a number"),
    NUMBER_TOO_LARGE(7, "a number is too large"),
    OPEN_BRACKET(8, "a bracket is not closed"),
    STRAY_BRACKET(9, "a bracket closes nothing"),
    SYNTAX(10, "something else was expected here"),
    RESERVED_WORD(11, "a word that is kept for later"),
    CHAINED_COMPARISON(12, "comparisons cannot be chained"),
    TOO_DEEP(13, "nested too deeply"),
    MODULE_CLAUSE(14, "the module clause is missing or there twice"),
    MODEL_CLAUSE(15, "the model clause is missing or there twice"),
    NO_IMPORT(16, "an import that cannot be read"),
    IMPORT_CYCLE(17, "files that import each other"),
    OTHER_MODEL(18, "an import of a spec of another model"),
    IMPORTED_TWICE(19, "a file is imported twice"),

    DUPLICATE_NAME(20, "a name is declared twice"),
    UNKNOWN_NAME(21, "unknown name"),
    UNKNOWN_FIELD(22, "unknown field"),
    UNKNOWN_TYPE(23, "unknown type"),
    UNKNOWN_FUNCTION(24, "unknown function of the model"),
    UNKNOWN_PROPERTY(25, "unknown property"),
    UNKNOWN_OPERATION(26, "unknown operation"),
    UNKNOWN_ARGUMENT(27, "unknown parameter of an operation"),
    UNKNOWN_VARIANT(28, "unknown variant"),
    UNKNOWN_PARAMETER(29, "unknown parameter of the model"),

    WRONG_TYPE(40, "a value of another type is needed"),
    NOT_COMPARABLE(41, "values of different types are compared"),
    NO_FIELDS(42, "something without fields"),
    NOT_AN_ARRAY(43, "something without elements"),
    NOT_A_VALUE(44, "a place without a value of its own"),
    WRONG_ARGUMENTS(45, "a definition with other arguments"),
    NOT_OF_ONE_STATE(46, "a step in a claim about one state"),
    MISPLACED_PRIME(47, "a prime that has nothing to stand on"),
    CYCLE(48, "a declaration that needs itself"),
    NOT_CONSTANT(49, "a constant that depends on the state"),
    NOT_A_SET(50, "not something to look into or range over"),
    NO_STEP(51, "a transition that says nothing of a step"),
    UNDEFINED(52, "an arithmetic expression without a value"),
    NO_INDEX(53, "an object without an index"),
    WRONG_MOMENT(54, "a claim of this kind is not made at that moment"),
    LIFECYCLE_ROW(55, "a row that does not fit its lifecycle"),
    WRONG_CALL(56, "a call that the function does not have"),
    WRONG_ACCESS(57, "an access that cannot be"),
    NO_LIFETIME(58, "something that has no lifetime"),
    SAME_LIFETIME(59, "a lifetime within itself"),

    NO_CPUS(60, "a scenario without cpus"),
    REPEATED_CLAUSE(61, "a clause is there twice"),
    PARAMETER_RANGE(62, "a parameter is out of range"),
    STEP_NUMBER(63, "a number of steps that cannot be"),
    CONFLICTING_EXPECT(64, "two expectations for one property"),
    WRONG_KIND(65, "an expectation that does not fit the kind of property"),
    NOT_CHECKED(66, "an expectation for a property that is not checked"),
    REPEATED_SEQUENCE(67, "a sequence after repeat"),
    MUST_BE_BOUND(68, "a parameter that needs a value"),
    CPU_NUMBER(69, "a number of CPUs that cannot be"),
    UNKNOWN_SETTING(70, "--set of an unknown name"),
    AMBIGUOUS_CPUS(71, "--set cpus with several groups"),
    ARGUMENT_RANGE(72, "an argument is out of range"),
    NO_START(73, "no state to start in, or too many"),
    ANY_CPUS(74, "any number of CPUs with something that is not for any");

    private final int number;
    private final String title;

    SpecError(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** Such as {@code PP012}. */
    public String code() {
        return String.format("PP%03d", number);
    }

    /** What it is about, in a few words. */
    public String title() {
        return title;
    }
}
