/* A step is made on copies: pp_s of the slots, pp_r of the registers of the open calls, pp_l of what is stored of them. */
static pp_wide pp_s[PP_INPUTS];
static pp_wide pp_old[PP_INPUTS];
static pp_wide pp_r[PP_REGISTERS];
static pp_wide pp_l[PP_LOCALS];
static pp_wide pp_position[PP_CPUS];
static int pp_cpu, pp_path, pp_at, pp_base, pp_accessed, pp_ended, pp_number;

/* How a step ends. */
enum { PP_ELSEWHERE = 1, PP_DISABLED = 2, PP_VIOLATED = 3, PP_MADE = 4 };
static jmp_buf pp_out;
static int pp_property;

/* What the access of the step was of, for claims that ask. */
static int pp_kind, pp_touched[PP_CPUS + 2], pp_touches;

/* Nothing is known: the search ends here, without a result. */
static void pp_give_up(const char *why)
{
    printf("pageproof: no result: %s\n", why);
    fflush(stdout);
    exit(3);
}

static void pp_violate(int property)
{
    pp_property = property;
    longjmp(pp_out, PP_VIOLATED);
}

static void pp_assume(pp_wide condition)
{
    if (!condition)
        longjmp(pp_out, PP_DISABLED);
}

static void pp_not_null(pp_wide object)
{
    if (object == 0)
        pp_violate(PP_NO_EXCEPTION);
}

/* Java's arithmetic: it wraps, shift counts are masked. */
static pp_wide pp_add(pp_wide a, pp_wide b) { return (pp_wide) ((pp_bits) a + (pp_bits) b); }
static pp_wide pp_sub(pp_wide a, pp_wide b) { return (pp_wide) ((pp_bits) a - (pp_bits) b); }
static pp_wide pp_mul(pp_wide a, pp_wide b) { return (pp_wide) ((pp_bits) a * (pp_bits) b); }
static pp_wide pp_shl(pp_wide a, pp_wide b) { return (pp_wide) ((pp_bits) a << (b & 63)); }
static pp_wide pp_shr(pp_wide a, pp_wide b) { return a >> (b & 63); }
static pp_wide pp_ushr(pp_wide a, pp_wide b) { return (pp_wide) ((pp_bits) a >> (b & 63)); }
static pp_wide pp_shl_int(pp_wide a, pp_wide b) { return (int) ((unsigned int) a << (b & 31)); }
static pp_wide pp_shr_int(pp_wide a, pp_wide b) { return (int) a >> (b & 31); }
static pp_wide pp_ushr_int(pp_wide a, pp_wide b) { return (int) ((unsigned int) a >> (b & 31)); }

static pp_wide pp_div(pp_wide a, pp_wide b)
{
    if (b == 0)
        pp_violate(PP_NO_EXCEPTION);
    return b == -1 ? pp_sub(0, a) : a / b;
}

static pp_wide pp_rem(pp_wide a, pp_wide b)
{
    if (b == 0)
        pp_violate(PP_NO_EXCEPTION);
    return b == -1 ? 0 : a % b;
}

static pp_wide pp_mask(int bits) { return bits == 64 ? -1 : (pp_wide) (((pp_bits) 1 << bits) - 1); }

/* Slots. */
static void pp_put(int slot, pp_wide value)
{
    if (!(value >= pp_slot_low(slot) && value <= pp_slot_high(slot)) && !(value == 0 && pp_slot_nullable(slot)))
        pp_give_up("a value outside the range that the analysis gives its slot");
    pp_s[slot] = value;
}

static int pp_holder(int lock) { return (int) ((pp_s[lock] - 1) % PP_CPUS); }

static void pp_guard(int slot)
{
    int lock = pp_slot_guard(slot);
    if (pp_slot_owner(slot) >= 0 && pp_slot_owner(slot) != pp_cpu)
        pp_violate(PP_LOCK_DISCIPLINE);
    if (lock >= 0 && (pp_s[lock] == 0 || pp_holder(lock) != pp_cpu))
        pp_violate(PP_LOCK_DISCIPLINE);
}

static pp_wide pp_get_plain(int slot)
{
    pp_guard(slot);
    return pp_s[slot];
}

static void pp_put_plain(int slot, pp_wide value)
{
    pp_guard(slot);
    if (pp_slot_bounded(slot) && (value < pp_slot_least(slot) || value > pp_slot_most(slot)))
        pp_violate(PP_FITS);
    pp_put(slot, value);
}

/* Arrays. */
static void pp_bounds(pp_wide array, pp_wide index)
{
    pp_not_null(array);
    if (index < 0 || index >= pp_length(array))
        pp_violate(PP_NO_EXCEPTION);
}

static pp_wide pp_array_length(pp_wide array)
{
    pp_not_null(array);
    return pp_length(array);
}

static pp_wide pp_load_element(pp_wide array, pp_wide index)
{
    pp_bounds(array, index);
    if (pp_first(array) < 0)
        return pp_element(pp_elements(array) + index);
    return pp_get_plain(pp_first(array) + (int) index);
}

static void pp_store_element(pp_wide array, pp_wide index, pp_wide value)
{
    pp_bounds(array, index);
    pp_put_plain(pp_first(array) + (int) index, value);
}

/* Shared accesses. Each is told the object, which is not null afterwards, and begins with what claims may ask about it. */
static int pp_access(int kind, pp_wide object)
{
    pp_kind = kind;
    pp_touches = 0;
    pp_not_null(object);
    pp_touched[pp_touches++] = pp_first(object);
    return pp_first(object);
}

static void pp_store_word(pp_wide object, int slot, pp_wide value)
{
    pp_wide mask = pp_mask(pp_width(object));
    if (pp_wraps(object))
        pp_put(slot, value & mask);
    else if (value & ~mask)
        pp_violate(PP_FITS);
    else
        pp_put(slot, value);
}

static pp_wide pp_word_read(pp_wide object) { return pp_s[pp_access(PP_WORD_READ, object)]; }

static pp_wide pp_word_write(pp_wide object, pp_wide value)
{
    pp_store_word(object, pp_access(PP_WORD_WRITE, object), value);
    return 0;
}

static pp_wide pp_word_cmpxchg(pp_wide object, pp_wide expected, pp_wide replacement)
{
    int slot = pp_access(PP_WORD_CMPXCHG, object);
    pp_wide found = pp_s[slot];
    if (found == expected)
        pp_store_word(object, slot, replacement);
    return found;
}

static pp_wide pp_word_fetch_add(pp_wide object, pp_wide value)
{
    int slot = pp_access(PP_WORD_FETCH_ADD, object);
    pp_wide found = pp_s[slot];
    pp_store_word(object, slot, pp_add(found, value));
    return found;
}

static pp_wide pp_word_fetch_and(pp_wide object, pp_wide value)
{
    int slot = pp_access(PP_WORD_FETCH_AND, object);
    pp_wide found = pp_s[slot];
    pp_store_word(object, slot, found & value);
    return found;
}

static pp_wide pp_word_fetch_or(pp_wide object, pp_wide value)
{
    int slot = pp_access(PP_WORD_FETCH_OR, object);
    pp_wide found = pp_s[slot];
    pp_store_word(object, slot, found | value);
    return found;
}

static pp_wide pp_word_exchange(pp_wide object, pp_wide value)
{
    int slot = pp_access(PP_WORD_EXCHANGE, object);
    pp_wide found = pp_s[slot];
    pp_store_word(object, slot, value);
    return found;
}

static pp_wide pp_word_test_and_set(pp_wide object, pp_wide bit)
{
    int slot = pp_access(PP_WORD_TEST_AND_SET, object);
    pp_wide found = pp_s[slot];
    pp_store_word(object, slot, found | pp_shl(1, bit));
    return pp_ushr(found, bit) & 1;
}

static pp_wide pp_word_test_and_clear(pp_wide object, pp_wide bit)
{
    int slot = pp_access(PP_WORD_TEST_AND_CLEAR, object);
    pp_wide found = pp_s[slot];
    pp_store_word(object, slot, found & ~pp_shl(1, bit));
    return pp_ushr(found, bit) & 1;
}

static pp_wide pp_cell_read(pp_wide object) { return pp_s[pp_access(PP_CELL_READ, object)]; }

static pp_wide pp_cell_write(pp_wide object, pp_wide value)
{
    pp_put(pp_access(PP_CELL_WRITE, object), value);
    return 0;
}

static pp_wide pp_cell_cmpxchg(pp_wide object, pp_wide expected, pp_wide replacement)
{
    int slot = pp_access(PP_CELL_CMPXCHG, object);
    pp_wide found = pp_s[slot];
    if (found == expected)
        pp_put(slot, replacement);
    return found;
}

/* Pairs of words: the low one stands first. */
static pp_wide pp_found_pair(int slot, pp_wide object)
{
    pp_touched[pp_touches++] = slot + 1;
    return pp_shl(pp_s[slot + 1], pp_low_width(object)) | pp_s[slot];
}

static pp_wide pp_pair_read(pp_wide object) { return pp_found_pair(pp_access(PP_PAIR_READ, object), object); }

static pp_wide pp_pair_cmpxchg(pp_wide object, pp_wide expected, pp_wide replacement)
{
    int slot = pp_access(PP_PAIR_CMPXCHG, object);
    pp_wide found = pp_found_pair(slot, object);
    if (found == expected) {
        if (replacement & ~pp_mask(pp_width(object)))
            pp_violate(PP_FITS);
        pp_put(slot, replacement & pp_mask(pp_low_width(object)));
        pp_put(slot + 1, pp_ushr(replacement, pp_low_width(object)));
    }
    return found;
}

static pp_wide pp_pair_join(pp_wide object, pp_wide low, pp_wide high)
{
    pp_not_null(object);
    if ((low & ~pp_mask(pp_low_width(object))) || (high & ~pp_mask(pp_width(object) - pp_low_width(object))))
        pp_violate(PP_FITS);
    return pp_shl(high, pp_low_width(object)) | low;
}

static pp_wide pp_pair_low(pp_wide object, pp_wide pair)
{
    pp_not_null(object);
    return pair & pp_mask(pp_low_width(object));
}

static pp_wide pp_pair_high(pp_wide object, pp_wide pair)
{
    pp_not_null(object);
    return pp_ushr(pair, pp_low_width(object)) & pp_mask(pp_width(object) - pp_low_width(object));
}

/* Locks: 0 is free, otherwise holder + 1 + CPUs * (depth - 1). Waiting for one makes the whole step impossible. */
static pp_wide pp_take(int kind, pp_wide object)
{
    int slot = pp_access(kind, object);
    pp_wide value = pp_s[slot];
    int mine = value != 0 && pp_holder(slot) == pp_cpu;
    if (value != 0 && !(mine && pp_recursive(object))) {
        pp_assume(kind == PP_TRY_LOCK);
        return 0;
    }
    if (value + PP_CPUS > PP_CPUS * PP_MOST_TAKEN)
        pp_violate(PP_LOCK_DISCIPLINE);
    pp_put(slot, value == 0 ? pp_cpu + 1 : value + PP_CPUS);
    return 1;
}

static pp_wide pp_lock(pp_wide object) { return pp_take(PP_LOCK, object); }
static pp_wide pp_try_lock(pp_wide object) { return pp_take(PP_TRY_LOCK, object); }

static pp_wide pp_unlock(pp_wide object)
{
    int slot = pp_access(PP_UNLOCK, object);
    if (pp_s[slot] == 0 || pp_holder(slot) != pp_cpu)
        pp_violate(PP_LOCK_DISCIPLINE);
    pp_put(slot, pp_s[slot] > PP_CPUS ? pp_s[slot] - PP_CPUS : 0);
    return 0;
}

/* TLBs: the entry of page p on CPU c stands at c * pages + p. */
static pp_wide pp_tlb(int kind, pp_wide object, pp_wide cpus, pp_wide wide_page)
{
    int first = pp_access(kind, object);
    int page = (int) wide_page;
    int c;
    pp_wide result = 0;
    pp_touches = 0;
    if (page < 0 || page >= pp_tlb_pages(object))
        pp_violate(PP_NO_EXCEPTION);
    if (kind != PP_TLB_FLUSH && (cpus < 0 || cpus >= pp_tlb_cpus(object)))
        pp_violate(PP_NO_EXCEPTION);
    for (c = 0; c < pp_tlb_cpus(object); c++) {
        int slot = first + c * pp_tlb_pages(object) + page;
        if (kind == PP_TLB_FLUSH ? pp_ushr(cpus, c) & 1 : c == cpus) {
            pp_touched[pp_touches++] = slot;
            result = pp_s[slot];
            if (kind != PP_TLB_IS_STALE)
                pp_put(slot, kind == PP_TLB_FILL);
        }
    }
    return result;
}

static pp_wide pp_tlb_fill(pp_wide object, pp_wide cpu, pp_wide page) { return pp_tlb(PP_TLB_FILL, object, cpu, page); }
static pp_wide pp_tlb_flush(pp_wide object, pp_wide cpus, pp_wide page) { return pp_tlb(PP_TLB_FLUSH, object, cpus, page); }
static pp_wide pp_tlb_is_stale(pp_wide object, pp_wide cpu, pp_wide page) { return pp_tlb(PP_TLB_IS_STALE, object, cpu, page); }

static pp_wide pp_stop_cpu(int kind, pp_wide cpu)
{
    pp_kind = kind;
    pp_touches = 0;
    if (cpu < 0 || cpu >= PP_CPUS)
        pp_violate(PP_NO_EXCEPTION);
    pp_touched[pp_touches++] = PP_HALTED + (int) cpu;
    pp_put(PP_HALTED + (int) cpu, kind == PP_HALT);
    return 0;
}

static pp_wide pp_halt(pp_wide cpu) { return pp_stop_cpu(PP_HALT, cpu); }
static pp_wide pp_resume(pp_wide cpu) { return pp_stop_cpu(PP_RESUME, cpu); }
