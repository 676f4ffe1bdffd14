/*
 * The grammar of the spec language.
 *
 * A file is cut into declarations before this grammar sees it (see parse.Units), so that an error in one
 * declaration leaves the others alone; brackets are balanced by then (see parse.Brackets). The parser is
 * therefore started once for each declaration, at the rule "unit".
 *
 * Two levels of expressions keep precedence simple: "arith" gives anything without comparison or logic at its top,
 * "expr" adds comparisons, logic and quantifiers. Bit operators bind tighter than comparisons, unlike in C.
 */
grammar Inv;

unit : declaration EOF ;

declaration
    : MODULE dotted ';'                                                             # moduleClause
    | MODEL dotted ';'                                                              # modelClause
    | IMPORT STRING ';'                                                             # importClause
    | CONST name '=' expr ';'                                                       # constant
    | DEF name ('(' (parameter (',' parameter)*)? ')')? '=' expr ';'                # definition
    | kind=(INVARIANT | LEMMA | TRANSITION | COVER) name ('[' number=name ']')? moment? STRING* '{' expr '}'  # claim
    | LIFECYCLE name ('[' number=name ']')? STRING* OF subject FOR binders STRING* '{' row* '}'  # lifecycle
    | NESTED name ('[' number=name ']')? STRING* lifetimes WITHIN outer=expr ';'    # nested
    | REF name ('[' number=name ']')? STRING* lifetimes NEEDS outer=expr ';'        # ref
    | SCENARIO name STRING* '{' clause* '}'                                         # scenario
    ;

// When a claim is made.
moment
    : AT REST                                                                       # whenAtRest
    | ON ENTER name arguments?                                                      # whenEntered
    | ON RETURN name arguments? ('->' result=name)?                                 # whenReturned
    ;

// Names for the arguments of a call; "_" stands where none is needed.
arguments : '(' (name (',' name)*)? ')' ;

// The value that a lifecycle follows, or several values together.
subject
    : '(' arith (',' arith)+ ')'                                                    # together
    | arith                                                                         # alone
    ;

// Of whom a lifetime is told, and the one that ends first.
lifetimes : FOR binders (WHERE where=expr)? ':' inner=expr ;

row
    : INITIAL side ';'                                                              # start
    | from=side '->' to=side (BY name (',' name)*)? ';'                            # move
    ;

side : entry ('|' entry)* ;

// One value: a constant, or one for each part of the subject, where "_" stands for any.
entry
    : '(' part (',' part)+ ')'
    | part
    ;

part
    : '-'? NUMBER
    | TRUE
    | FALSE
    | NONE
    | name ('.' name)?
    ;

dotted : name ('.' name)* ;
parameter : name ':' typeName=name ;

clause
    : MODEL WITH setting (',' setting)* ';'                                         # modelWith
    | WITH VARIANT name ';'                                                         # withVariant
    | CPUS (ALL | ANY | number=arith) how=(REPEAT | RUN) turn (',' turn)* ';'            # cpusClause
    | START WHERE expr ';'                                                          # startWhere
    | CHECK (ALL | name (',' name)*) ';'                                            # check
    | EXPECT HOLDS (OF name (',' name)*)? ';'                                       # expectHolds
    | EXPECT VIOLATION OF name (IN length=arith STEPS)? ';'                         # expectViolation
    | EXPECT NOT? REACHED name ';'                                                  # expectReached
    ;

setting : name '=' expr ;
turn : opCall ('|' opCall)* ;
opCall : name ('(' (binding (',' binding)*)? ')')? ;
binding : name ('=' expr | IN set) ;

// A set with braces is a primary, so that it can stand on both sides of a comparison too.
set : arith ('..' arith)? ;

binders : binderGroup (',' binderGroup)* ;
binderGroup : name (',' name)* IN set ;

expr
    : relation                                                                      # plain
    | NOT expr                                                                      # not
    | expr AND expr                                                                 # and
    | expr OR expr                                                                  # or
    | <assoc=right> expr IMPLIES expr                                               # implies
    | expr IFF expr                                                                 # iff
    | quantifier=(FORALL | EXISTS) binders (WHERE where=expr)? ':' body=expr        # quantified
    | LET local (',' local)* (IN | ':') body=expr                                   # let
    | IF condition=expr THEN yes=expr ELSE no=expr                                  # if
    ;

local : name '=' expr ;

relation : arith relationRest* ;

relationRest
    : op=('==' | '!=' | '<' | '<=' | '>' | '>=') arith                              # comparison
    | NOT? IN set                                                                   # membership
    | SUBSET set                                                                    # subset
    | STEPS                                                                         # steps
    | BEFORE kind=name (OF arith)?                                                  # before
    ;

arith
    : primary                                                                       # atom
    | arith '.' name                                                                # field
    | arith '[' expr ']'                                                            # element
    | arith PRIME                                                                   # primed
    | <assoc=right> arith op='**' arith                                             # binary
    | '-' arith                                                                     # negate
    | arith op=('*' | '/' | '%') arith                                              # binary
    | arith op=('+' | '-') arith                                                    # binary
    | arith op=('<<' | '>>') arith                                                  # binary
    | arith op='&' arith                                                            # binary
    | arith op='^' arith                                                            # binary
    | arith op='|' arith                                                            # binary
    | SUM binders (WHERE where=expr)? ':' body=arith                                # sum
    ;

primary
    : NUMBER                                                                        # int
    | value=(TRUE | FALSE)                                                          # bool
    | NONE                                                                          # none
    | name '(' (expr (',' expr)*)? ')'                                              # call
    | name                                                                          # reference
    | BY kind=name OF arith                                                         # byAccess
    | BY name                                                                       # by
    | AT REST                                                                       # atRest
    | COUNT binders (WHERE where=expr)? ':' body=expr                               # countOf
    | '{' (expr (',' expr)*)? '}'                                                   # members
    | '{' name IN set (WHERE | ':') condition=expr '}'                              # filtered
    | '{' value=arith ':' binders (WHERE where=expr)? '}'                           # collected
    | '(' expr ')'                                                                  # brackets
    ;

// Words that mean something only in their own place can be names elsewhere.
name
    : ID
    | MODULE | MODEL | WITH | VARIANT | CPUS | REPEAT | RUN | CHECK | EXPECT | HOLDS | OF | VIOLATION | REACHED
    | SUM | COUNT | SUBSET | BEFORE | AT | REST | FOR | INITIAL | ENTER | RETURN | START | ANY
    ;

MODULE : 'module' ;
MODEL : 'model' ;
IMPORT : 'import' ;
CONST : 'const' ;
DEF : 'def' ;
INVARIANT : 'invariant' ;
LEMMA : 'lemma' ;
TRANSITION : 'transition' ;
COVER : 'cover' ;
LIFECYCLE : 'lifecycle' ;
NESTED : 'nested' ;
WITHIN : 'within' ;
REF : 'ref' ;
NEEDS : 'needs' ;
SCENARIO : 'scenario' ;
WITH : 'with' ;
VARIANT : 'variant' ;
CPUS : 'cpus' ;
ALL : 'all' ;
ANY : 'any' ;
REPEAT : 'repeat' ;
RUN : 'run' ;
CHECK : 'check' ;
EXPECT : 'expect' ;
HOLDS : 'holds' ;
OF : 'of' ;
VIOLATION : 'violation' ;
REACHED : 'reached' ;
STEPS : 'steps' ;
FORALL : 'forall' ;
EXISTS : 'exists' ;
SUM : 'sum' ;
COUNT : 'count' ;
WHERE : 'where' ;
IN : 'in' ;
SUBSET : 'subset' ;
BY : 'by' ;
BEFORE : 'before' ;
AT : 'at' ;
REST : 'rest' ;
ON : 'on' ;
ENTER : 'enter' ;
RETURN : 'return' ;
START : 'start' ;
FOR : 'for' ;
INITIAL : 'initial' ;
LET : 'let' ;
IF : 'if' ;
THEN : 'then' ;
ELSE : 'else' ;
TRUE : 'true' ;
FALSE : 'false' ;
NONE : 'none' | 'null' ;
NOT : '!' | 'not' ;
AND : '&&' | 'and' ;
OR : '||' | 'or' ;
IMPLIES : '=>' | 'implies' ;
IFF : '<=>' | 'iff' ;

// A construct that later versions will have.
RESERVED : 'leads' ;

SEMICOLON : ';' ;
COLON : ':' ;
COMMA : ',' ;
DOTS : '..' ;
DOT : '.' ;
OPEN_BRACE : '{' ;
CLOSE_BRACE : '}' ;
OPEN_SQUARE : '[' ;
CLOSE_SQUARE : ']' ;
OPEN_ROUND : '(' ;
CLOSE_ROUND : ')' ;
PRIME : '\'' ;
ARROW : '->' ;
POWER : '**' ;
TIMES : '*' ;
SLASH : '/' ;
PERCENT : '%' ;
PLUS : '+' ;
MINUS : '-' ;
SHIFT_LEFT : '<<' ;
SHIFT_RIGHT : '>>' ;
BIT_AND : '&' ;
BIT_XOR : '^' ;
BIT_OR : '|' ;
EQUAL : '==' ;
NOT_EQUAL : '!=' ;
LESS_OR_EQUAL : '<=' ;
GREATER_OR_EQUAL : '>=' ;
LESS : '<' ;
GREATER : '>' ;
ASSIGN : '=' ;

ID : [A-Za-z_] [A-Za-z_0-9]* ;
NUMBER : [0-9]+ | '0x' [0-9a-fA-F]+ | '0b' [01]+ ;
BAD_NUMBER : [0-9] [A-Za-z_0-9]* ;
STRING : '"' ~["\r\n]* '"' ;
OPEN_STRING : '"' ~["\r\n]* ;

DOC : '/**' ~[*/] .*? '*/' -> channel(HIDDEN) ;
COMMENT : '/*' .*? '*/' -> skip ;
LINE_COMMENT : '//' ~[\r\n]* -> skip ;
SPACE : [ \t\r\n\f]+ -> skip ;
STRANGE : . ;
