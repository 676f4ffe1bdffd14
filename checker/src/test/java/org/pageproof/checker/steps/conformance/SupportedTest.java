package org.pageproof.checker.steps.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pageproof.checker.steps.conformance.Models.out;

import org.junit.jupiter.api.Test;

/** What a model may contain, one construct at a time: the interpreter and the real class agree on the result. */
class SupportedTest {
    @Test
    void switchOnInt() throws Exception {
        assertEquals(20030710L, out("""
                        final Word out = new Word(40, 0);
                        int dense(int i) { switch (i) { case 1: return 10; case 2: return 20; case 3: return 30; default: return 7; } }
                        int sparse(int i) { return switch (i) { case -1000 -> 1; case 5000 -> 7; default -> 3; }; }
                        @Operation("go") void go() {
                            long r = 0;
                            r = r * 100 + dense(2);
                            r = r * 100 + sparse(12);
                            r = r * 100 + sparse(5000);
                            r = r * 100 + dense(1);
                            out.write(r);
                        }"""));
    }

    @Test
    void switchFallsThrough() throws Exception {
        assertEquals(106, out("""
                        final Word out = new Word(40, 0);
                        @Operation("go") void go() {
                            int r = 0;
                            switch ((int) out.read()) { case 0: r += 1; case 1: r += 5; break; case 2: r += 1000; }
                            out.write(r + 100);
                        }"""));
    }

    @Test
    void switchOnEnum() throws Exception {
        assertEquals(213, out("""
                        enum Colour { RED, GREEN, BLUE }
                        static class Cpu { Colour colour = Colour.GREEN; }
                        final Cpu[] cpus = { new Cpu() };
                        final Word out = new Word(40, 0);
                        static int number(Colour c) { switch (c) { case RED: return 1; case GREEN: return 2; default: return 3; } }
                        @Operation("go") void go(Cpu self) {
                            long r = number(self.colour);
                            self.colour = Colour.RED;
                            r = r * 10 + number(self.colour);
                            self.colour = Colour.BLUE;
                            r = r * 10 + switch (self.colour) { case RED -> 1; case GREEN -> 2; case BLUE -> 3; };
                            out.write(r);
                        }"""));
    }

    @Test
    void switchOnNestedEnumOfAnotherClass() throws Exception {
        assertEquals(5, out("""
                        static class Page { enum State { FREE, USED { int cost() { return 5; } }; int cost() { return 1; } }
                            static class Deep { enum Mode { A, B } } }
                        final Word out = new Word(4, 0);
                        static final Page.Deep.Mode MODE = Page.Deep.Mode.B;
                        @Operation("go") void go() {
                            Page.State s = Page.State.FREE;
                            switch (MODE) { case A: break; case B: s = Page.State.USED; }
                            switch (s) { case FREE: out.write(0); break; case USED: out.write(s.cost()); }
                        }"""));
    }

    @Test
    void enumFieldsAndOrdinals() throws Exception {
        assertEquals(312, out("""
                        enum Kind { SMALL(3, null), BIG(9, SMALL); final int size; final Kind next; final int[] table = {1, 2};
                            Kind(int size, Kind next) { this.size = size; this.next = next; } }
                        static final Kind[] ALL = Kind.values();
                        final Word out = new Word(40, 0);
                        @Operation("go") void go() {
                            Kind k = ALL[1];
                            out.write(k.next.size * 100 + k.ordinal() * 10 + k.table[1] + (k.next.next == null ? 0 : 7000));
                        }"""));
    }

    @Test
    void assertionsAndMessages() throws Exception {
        assertEquals(1, out("""
                        final Word out = new Word(4, 0);
                        void check(boolean bad, String message) { Machine.bugOn(bad, message); }
                        @Operation("go") void go() {
                            long v = out.read();
                            assert v == 0;
                            assert v < 1 : "v is " + v;
                            Machine.bugOn(v > 3, "v is " + v + " and " + this.out);
                            Machine.bugOn(v > 3, v > 4 ? "large" : "small");
                            check(v > 3, "by a helper");
                            check(v > 3, "by a helper with " + v);
                            if (v > 3) throw new IllegalStateException("v " + v);
                            out.write(1);
                        }"""));
    }

    @Test
    void enhancedForAndArrays() throws Exception {
        assertEquals(6 + 10 + 33, out("""
                        static class Page { final int size; Page(int s) { size = s; } }
                        static class Cpu { final int[] counts = { 1, 2, 3 }; final int[][] grid = { { 1 }, { 4, 5 }, {} }; long[] sums = new long[2]; }
                        final Cpu[] cpus = { new Cpu() };
                        final Page[] pages = { new Page(11), new Page(22) };
                        final Word out = new Word(40, 0);
                        @Operation("go") void go(Cpu self) {
                            long r = 0;
                            for (int c : self.counts) r += c;
                            for (int[] row : self.grid) for (int v : row) r += v;
                            for (Page p : pages) r += p.size;
                            self.counts[1]++;
                            self.grid[1][0] += self.counts[1]--;
                            self.sums[0] = self.sums[1] = self.grid[1].length;
                            out.write(r);
                        }"""));
    }

    @Test
    void interfacesAndVirtualDispatch() throws Exception {
        assertEquals(1 + 20 + 300 + 4000 + 50000, out("""
                        interface Shape { int area(); default int twice() { return 2 * area(); } static int unit() { return 1; } }
                        static abstract class Base { int area() { return 1; } abstract int weight(); }
                        static class Dot extends Base implements Shape { public int area() { return super.area(); } int weight() { return 20; } }
                        static class Square implements Shape { final int side; Square(int s) { side = s; } public int area() { return side * side; }
                            public int twice() { return Shape.super.twice() + 100; } }
                        final Shape[] shapes = { new Dot(), new Square(10) };
                        final Base base = new Dot();
                        final Word out = new Word(40, 0);
                        @Operation("go") void go() {
                            long r = 0;
                            r += shapes[0].area();
                            r += base.weight();
                            r += shapes[1].twice();
                            r += shapes[0] instanceof Dot d && d.weight() == 20 ? 4000 : 0;
                            r += 50000 * Shape.unit();
                            out.write(r);
                        }"""));
    }

    @Test
    void theMethodOfAClassWinsOverAnInterface() throws Exception {
        assertEquals(3, out("""
                        interface Left { default int f() { return 1; } int g(); }
                        interface Right extends Left { default int f() { return 2; } }
                        static class Parent { public int f() { return 3; } public int g() { return 4; } }
                        static class Child extends Parent implements Right {}
                        static class Other implements Left, Right { public int g() { return 5; } }
                        final Child child = new Child();
                        final Left left = child;
                        final Left other = new Other();
                        final Word out = new Word(40, 0);
                        @Operation("go") void go() {
                            Machine.bugOn(child.f() != 3 || left.f() != 3 || left.g() != 4, "child");
                            Machine.bugOn(other.f() != 2 || other.g() != 5, "other");
                            out.write(child.f());
                        }"""));
    }

    @Test
    void privateAndStaticMethodsAreNotOverridden() throws Exception {
        assertEquals(12, out("""
                        static class A { private int f() { return 1; } int callF() { return this.f(); } static int s() { return 2; } }
                        static class B extends A { private int f() { return 3; } static int s() { return 4; } }
                        final A a = new B();
                        final Word out = new Word(40, 0);
                        @Operation("go") void go() { out.write(a.callF() * 10 + A.s()); }"""));
    }

    @Test
    void overridesWithAnotherResultTypeAndGenerics() throws Exception {
        assertEquals(77, out("""
                        static class Box<T> { final T content; Box(T c) { content = c; } T get() { return content; } }
                        static class Page { final int size = 7; }
                        static class PageBox extends Box<Page> { PageBox() { super(new Page()); } @Override Page get() { return super.get(); } }
                        final Box<Page> plain = new Box<>(new Page());
                        final Box<Page> special = new PageBox();
                        final Word out = new Word(40, 0);
                        <T> T same(T t) { return t; }
                        @Operation("go") void go() { out.write(plain.get().size * 10 + same(special).get().size); }"""));
    }

    @Test
    void innerClasses() throws Exception {
        assertEquals(15, out("""
                        class Cpu { int used = 4; int f() { return base + used; } }
                        int base = 10;
                        final Cpu[] cpus = { new Cpu(), new Cpu() };
                        final Word out = new Word(40, 0);
                        @Operation("go") void go(Cpu self) { self.used++; out.write(self.f()); }""".replace(
                        "final Cpu[] cpus = { new Cpu(), new Cpu() }", "final Cpu[] cpus = { new Cpu() }")));
    }

    @Test
    void records() throws Exception {
        assertEquals(9, out("""
                        record Point(int x, int y) { int sum() { return x + y(); } }
                        final Point point = new Point(4, 5);
                        final Word out = new Word(40, 0);
                        @Operation("go") void go() { out.write(point.sum()); }"""));
    }

    @Test
    void constants() throws Exception {
        assertEquals(1234, out("""
                        interface Sizes { int[] TABLE = { 30 }; int FOUR = 4; }
                        static class Consts implements Sizes { static final long BIG = Long.parseLong("1000"); }
                        static class Page { final int size = 200; }
                        static final Page PAGE = new Page();
                        static final boolean ON = Boolean.parseBoolean("true");
                        static final char LETTER = Character.forDigit(0, 10);
                        final Word out = new Word(40, 0);
                        @Operation("go") void go() {
                            out.write(Consts.BIG + PAGE.size + Consts.TABLE[0] + Consts.FOUR + (ON ? 0 : 5) + (LETTER == '0' ? 0 : 9));
                        }"""));
    }

    @Test
    void arithmeticOfInts() throws Exception {
        assertEquals(1, out("""
                        static class Cpu { int i = Integer.MAX_VALUE; int n = -7; int s = 33; int z = 5; }
                        final Cpu[] cpus = { new Cpu() };
                        final Word out = new Word(64, 0);
                        @Operation("go") void go(Cpu c) {
                            Machine.bugOn(c.i + 1 != Integer.MIN_VALUE, "wrap");
                            Machine.bugOn(c.n / 2 != -3 || c.n % 2 != -1, "truncates");
                            Machine.bugOn((1 << c.s) != 2 || (c.n >> 1) != -4 || (c.n >>> 28) != 15 || (1 << -1) != Integer.MIN_VALUE, "shifts");
                            Machine.bugOn(-c.n != 7 || ~c.n != 6 || (c.n ^ 3) != -6, "unary");
                            Machine.bugOn((byte) 200 != -56 || (short) (c.i + 2) != 1 || (char) c.n != 65529 || (byte) (c.z + 126) != -125, "casts");
                            c.z += 3; c.z *= 2; c.z -= 1; c.z /= 2; c.z %= 4; c.z <<= 3; c.z |= 1; c.z &= 25; c.z ^= 2; c.z >>= 1;
                            Machine.bugOn(c.z != 13, "compound");
                            int k = 5;
                            int v = k++ + ++k - k-- * --k;
                            Machine.bugOn(v != 5 + 7 - 7 * 5, "increments");
                            c.i *= 3; c.i += 10;
                            Machine.bugOn(c.i != Integer.MAX_VALUE - 2 + 10 && c.i != Integer.MAX_VALUE * 3 + 10, "product");
                            Machine.bugOn(Math.min(c.n, 3) != -7 || Math.max(c.n, 3) != 3 || Math.max(4L, 9L) != 9L, "min and max");
                            out.write(1);
                        }"""));
    }

    @Test
    void arithmeticOfLongs() throws Exception {
        assertEquals(-1L, out("""
                        static class Cpu { long i = Long.MAX_VALUE; long n = -7; int s = 65; }
                        final Cpu[] cpus = { new Cpu() };
                        final Word out = new Word(64, 0);
                        @Operation("go") void go(Cpu c) {
                            Machine.bugOn(c.i + 1 != Long.MIN_VALUE || c.n / 2 != -3 || c.n % 2 != -1, "wrap");
                            Machine.bugOn((1L << c.s) != 2 || (c.n >> 1) != -4 || (c.n >>> 60) != 15 || (1L << -1) != Long.MIN_VALUE, "shifts");
                            Machine.bugOn((int) c.i != -1 || (int) (c.i >> 1) != -1 || (long) (int) c.n != -7 || (byte) c.i != -1, "casts");
                            Machine.bugOn(c.i < c.n || !(c.n <= -7) || c.n >= 0 || c.i == c.n, "compares");
                            Machine.bugOn(Long.MIN_VALUE / c.n * 0 != 0 || -Long.MIN_VALUE != Long.MIN_VALUE, "extremes");
                            long t = c.n;
                            t <<= 2; t ^= -1L; t += c.s; t++;
                            Machine.bugOn(t != (~-28L) + 66, "compound");
                            out.write(t == 93 ? -1L : 0);
                        }"""));
    }

    @Test
    void smallTypes() throws Exception {
        assertEquals(1, out("""
                        static class Cpu { boolean flag; byte b = -3; short s = 300; char c = 'a'; final boolean[] flags = new boolean[2]; byte[] bytes = { 127 }; char[] chars = { 1 }; short[] shorts = { 9 }; }
                        final Cpu[] cpus = { new Cpu() };
                        final Word out = new Word(64, 0);
                        byte narrow(byte b, short s, char c, boolean f) { return (byte) (f ? b + s + c : 0); }
                        @Operation("go") void go(Cpu c) {
                            c.flag = !c.flag; c.flag ^= false; c.flag &= c.s > 3; c.flag |= false;
                            c.flags[1] = c.flag;
                            c.bytes[0]++;
                            Machine.bugOn(c.bytes[0] != -128, "bytes wrap");
                            c.c++; c.chars[0] += 65535; c.shorts[0] *= 5000; c.b >>>= 1; c.s -= 301;
                            Machine.bugOn(c.c != 'b' || c.chars[0] != 0 || c.shorts[0] != (short) 45000 || c.b != -2 || c.s != -1, "small");
                            Machine.bugOn(narrow(c.b, (short) 3, 'A', c.flags[1]) != 66, "parameters");
                            out.write(c.flags[1] && !c.flags[0] ? 1 : 0);
                        }"""));
    }

    @Test
    void castsAndReferences() throws Exception {
        assertEquals(21, out("""
                        static class Node { Node next; final int id; Node(int id) { this.id = id; } }
                        static class Leaf extends Node { Leaf() { super(2); } int leaf() { return 20; } }
                        static class Cpu { Node at; final Node first = new Node(1); Object any; Cpu() { at = first; first.next = new Leaf(); first.next.next = first; } }
                        final Cpu[] cpus = { new Cpu() };
                        final Word out = new Word(64, 0);
                        @Operation("go") void go(Cpu c) {
                            c.at = c.at.next;
                            Machine.bugOn(!(c.at instanceof Leaf) || c.first instanceof Leaf || c.any instanceof Node, "instanceof");
                            c.any = c.at;
                            long r = ((Leaf) c.any).leaf();
                            c.at = c.at.next;
                            Machine.bugOn(c.at != c.first || c.any == c.at, "equal");
                            c.any = (Leaf) null;
                            out.write(r + ((Node) c.at).id);
                        }"""));
    }

    @Test
    void operandsBelowAnAccess() throws Exception {
        assertEquals(101 + 12, out("""
                        final Word a = new Word(16, 1);
                        final Word b = new Word(16, 2);
                        final Word out = new Word(64, 0);
                        static class Cpu { final long[] t = new long[3]; int i; }
                        final Cpu[] cpus = { new Cpu() };
                        long sum(long x, int y, long z) { return x + y + z; }
                        long next(Word w) { return w.fetchAdd(1); }
                        @Operation("go") void go(Cpu c) {
                            c.t[c.i++] = a.read() * 10 + next(b);
                            c.t[c.i++] += sum(a.read(), (int) b.fetchAdd(2), a.exchange(b.read() == 5 ? 100 : 0));
                            out.write(a.read() + c.t[0] + c.t[1] - (a.read() == 100 ? 4 : 0) );
                        }""") + 0);
    }

    @Test
    void everyAccessOfAWord() throws Exception {
        assertEquals(1, out("""
                        final Word w = new Word(8, 5);
                        final Word round = Word.wrapping(4, 15);
                        final Word wide = new Word(64, -1);
                        final Word out = new Word(64, 0);
                        @Operation("go") void go() {
                            Machine.bugOn(w.cmpxchg(5, 6) != 5 || w.cmpxchg(5, 700) != 6 || w.read() != 6, "cmpxchg");
                            Machine.bugOn(w.fetchAdd(-2) != 6 || w.fetchOr(3) != 4 || w.fetchAnd(-2) != 7 || w.exchange(9) != 6, "fetch");
                            Machine.bugOn(!w.testAndClear(3) || w.testAndSet(7) || !w.testAndSet(7) || w.testAndClear(3), "bits");
                            Machine.bugOn(w.read() != 129, "read");
                            Machine.bugOn(round.fetchAdd(1) != 15 || round.read() != 0 || round.fetchAdd(-1) != 0 || round.read() != 15, "wrapping");
                            round.write(-1); round.cmpxchg(15, 18);
                            Machine.bugOn(round.read() != 2 || round.testAndSet(6) || round.exchange(100) != 2 || round.read() != 4, "modulo");
                            Machine.bugOn(wide.fetchAdd(2) != -1 || wide.read() != 1 || wide.exchange(Long.MIN_VALUE) != 1, "wide");
                            Machine.bugOn(!wide.testAndClear(63) || wide.read() != 0, "wide bits");
                            Machine.wmb(); Machine.rmb(); Machine.mb();
                            out.write(1);
                        }"""));
    }

    @Test
    void pairs() throws Exception {
        assertEquals(1, out("""
                        final WordPair pair = new WordPair(4, 3, 6, 9);
                        final Word low = pair.low();
                        final WordPair full = new WordPair(32, 1, 32, 0xffffffffL);
                        final Word alone = new WordPair(4, 3, 6, 9).high();
                        final Word out = new Word(64, 0);
                        @Operation("go") void go() {
                            long v = pair.read();
                            Machine.bugOn(pair.lowOf(v) != 3 || pair.highOf(v) != 9 || v != pair.join(3, 9), "read");
                            Machine.bugOn(pair.cmpxchg(v, pair.join(15, 63)) != v || low.read() != 15 || pair.high().read() != 63, "cmpxchg");
                            Machine.bugOn(pair.cmpxchg(v, -1) != pair.join(15, 63), "no match");
                            pair.low().write(1);
                            Machine.bugOn(pair.high().testAndClear(5) == false || pair.read() != pair.join(1, 31), "halves");
                            Machine.bugOn(full.highOf(full.read()) != 0xffffffffL || full.cmpxchg(full.join(1, 0xffffffffL), -1) != full.join(1, 0xffffffffL), "full");
                            Machine.bugOn(full.read() != -1 || alone.fetchAdd(1) != 9, "wide");
                            out.write(1);
                        }"""));
    }

    @Test
    void cells() throws Exception {
        assertEquals(1, out("""
                        interface Holder {}
                        static class Page {}
                        static class Domain implements Holder {}
                        static class Box<T> { final T t; Box(T t) { this.t = t; } }
                        final Domain d0 = new Domain(), d1 = new Domain();
                        final Page page = new Page();
                        final Cell<Domain> owner = new Cell<>(null);
                        final Cell<Holder> holder = new Cell<>(d0);
                        @SuppressWarnings("unchecked") final Cell<Page>[] cells = new Cell[] { new Cell<Page>(null), new Cell<>(page) };
                        final Cell<Box<Page>> boxes = new Cell<>(new Box<>(page));
                        final Word out = new Word(64, 0);
                        @Operation("go") void go() {
                            Machine.bugOn(owner.cmpxchg(null, d0) != null || owner.cmpxchg(null, d1) != d0 || owner.read() != d0, "cmpxchg");
                            owner.write(d1);
                            Machine.bugOn(owner.cmpxchg(d1, null) != d1 || holder.read() != d0, "write");
                            cells[0].write(cells[1].read());
                            cells[1].write(null);
                            out.write(boxes.read().t == cells[0].read() ? 1 : 0);
                        }"""));
    }

    @Test
    void locks() throws Exception {
        assertEquals(1, out("""
                        final SpinLock a = new SpinLock();
                        final SpinLock r = SpinLock.recursive();
                        final Word out = new Word(64, 0);
                        @Operation("go") void go() {
                            a.lock();
                            Machine.bugOn(a.tryLock(), "held");
                            a.unlock();
                            Machine.bugOn(!a.tryLock(), "free");
                            r.lock(); r.lock();
                            Machine.bugOn(!r.tryLock(), "recursive");
                            r.unlock(); r.unlock();
                            out.write(1);
                        }"""));
    }

    @Test
    void tlbs() throws Exception {
        assertEquals(1, out("""
                        final Tlb tlb = new Tlb(3, 2);
                        final Word out = new Word(64, 0);
                        @Operation("go") void go() {
                            tlb.fill(0, 1); tlb.fill(2, 1); tlb.fill(2, 0); tlb.fill(1, 1);
                            tlb.flush(0b101, 1);
                            Machine.bugOn(tlb.isStale(0, 1) || !tlb.isStale(1, 1) || tlb.isStale(2, 1) || !tlb.isStale(2, 0), "tlb");
                            out.write(1);
                        }"""));
    }

    @Test
    void guardedDataAndGhosts() throws Exception {
        assertEquals(7, out("""
                        static class Page { final SpinLock lock = new SpinLock(); @GuardedBy("lock") final int[][] lists = { { 1 }, { 2 } }; @GuardedBy("lock") Page next; @GuardedBy("heap") int order; }
                        final SpinLock heap = new SpinLock();
                        final SpinLock lock = new SpinLock();
                        @GuardedBy("heap") int total = 3;
                        @Ghost int calls; @Ghost final int[] perPage = new int[2]; @Ghost Page last; @Ghost boolean some;
                        final Page[] pages = { new Page(), new Page() };
                        final Word out = new Word(64, 0);
                        @Operation("go") void go() {
                            heap.lock();
                            total += 4;
                            pages[1].order = total;
                            long r = total;
                            heap.unlock();
                            pages[0].lock.lock();
                            pages[0].lists[1][0]++;
                            pages[0].next = pages[1];
                            pages[0].lock.unlock();
                            calls++; perPage[1] += calls; last = pages[1]; some = perPage[1] > 0 | some;
                            out.write(r);
                        }""".replace("some = perPage[1] > 0 | some;", "some = last instanceof Page;")));
    }

    @Test
    void recursionWithinTheBound() throws Exception {
        assertEquals(720, out("""
                        final Word out = new Word(64, 6);
                        long factorial(long n) { return n <= 1 ? 1 : n * factorial(n - 1); }
                        boolean even(long n) { return n == 0 || odd(n - 1); }
                        boolean odd(long n) { return n != 0 && even(n - 1); }
                        @Operation("go") void go() { long n = out.read(); if (even(n)) out.write(factorial(n)); }"""));
    }

    @Test
    void loopsWithAccessesAndEarlyReturns() throws Exception {
        assertEquals(33, out("""
                        final Word a = new Word(8, 0);
                        final Word out = new Word(64, 0);
                        int find() {
                            outer:
                            for (int i = 0; i < 3; i++) {
                                for (int j = 0; ; j++) {
                                    if (j == 2) continue outer;
                                    if (i == 2) break outer;
                                    long v = a.fetchAdd(i + j);
                                    if (v > 100) return -1;
                                }
                            }
                            do { a.fetchAdd(1); } while (a.read() < 8);
                            int k = 0;
                            while (true) { if (k++ == 3) return k; }
                        }
                        @Operation("go") void go() { int k = find(); if (k < 0) { out.write(9); return; } out.write(a.read() * k + 1); }"""));
    }

    @Test
    void staticOperationsAndBuffersThatAreSwapped() throws Exception {
        assertEquals(5000, out("""
                        static class Cpu { int[] front = { 0, 0 }; int[] back = { 5000, 6000 }; final Word out; Cpu(Word out) { this.out = out; } }
                        final Word out = new Word(64, 0);
                        final Cpu[] cpus = { new Cpu(out) };
                        @Operation("go") static void go(Cpu self) {
                            int[] t = self.front; self.front = self.back; self.back = t;
                            self.back[0] = 123456;
                            self.out.write(self.front[0]);
                        }"""));
    }
}
