/* Makes the step of a CPU with the outcomes chosen: way 0 goes on, way n begins in the n-th manner. */
static int pp_step(int cpu, int way)
{
    int code;
    pp_made_count = 0;
    pp_load(pp_s);
    pp_cpu = cpu;
    if ((PP_HALTED >= 0 && pp_s[PP_HALTED + cpu]) || (way == 0) != (pp_s[PP_SLOTS + cpu] != 0))
        return PP_ELSEWHERE;
    pp_load_positions(pp_position);
    if (way > 0 && pp_start_position(way) != pp_position[cpu])
        return PP_ELSEWHERE;
    memcpy(pp_old, pp_s, sizeof(pp_s));
    pp_accessed = pp_ended = 0;
    pp_kind = -1;
    pp_touches = pp_seen_size = 0;
    pp_turns = 0;
    memset(pp_pending, 0, sizeof(pp_pending));
    code = _setjmp(pp_out);
    if (code != 0)
        return code;
    if (way == 0) {
        int location = pp_location_of(cpu, (int) pp_s[PP_SLOTS + cpu]);
        pp_load_locals(cpu, pp_l);
        pp_restore(location);
        pp_go_to(pp_location_path(location));
        pp_at = pp_location_insn(location);
    } else {
        int operation = pp_start_operation(way);
        pp_go_to(pp_operation_path(operation));
        pp_at = 0;
        pp_number = PP_LOCATIONS + operation;
        pp_begin(way);
        pp_called(0, 0);
    }
    while (!pp_ended)
        pp_method();
    return PP_MADE;
}

/* Makes the k-th of the transitions that the step has, by outcomes of choose; those that violate something have no successor. */
static int pp_find(int cpu, int way, int k)
{
    pp_chosen_count = 0;
    while (1) {
        int code = pp_step(cpu, way);
        if (code == PP_MADE && k-- == 0)
            return 1;
        if (code == PP_VIOLATED)
            pp_report(pp_property);
        if (code == PP_ELSEWHERE || !pp_next_choices())
            return 0;
    }
}

/* SPIN may ask any CPU first: whatever is asked first is asked of the state to start in. */
static void pp_first_of_all(void)
{
    static int asked;
    if (!asked && PP_STARTS == 1) {
        pp_load(pp_s);
        pp_claims_of_start();
    }
    asked = 1;
}

/* Of steps without a choice the state after it is kept from the guard to the step. */
static int pp_kept;

static int pp_goes_on(int cpu, int chooses)
{
    pp_first_of_all();
    pp_load_places(pp_s);
    return pp_s[PP_SLOTS + cpu] != 0 && pp_location_chooses(pp_location_of(cpu, (int) pp_s[PP_SLOTS + cpu])) == chooses;
}

static int pp_can(int cpu, int way, int k)
{
    pp_first_of_all();
    pp_kept = pp_is_started() && pp_find(cpu, way, k);
    return pp_kept;
}

static void pp_commit(int cpu, int way)
{
    pp_claims_of_step();
    pp_store(pp_s, pp_position[cpu], cpu, pp_l);
    if (readtrail) {
        int i;
        printf("pageproof: step %d %d", cpu, way);
        for (i = 0; i < pp_made_count; i++)
            printf(" %d", pp_made[i]);
        printf("\n");
    }
    pp_kept = 0;
}

static void pp_do(int cpu, int way)
{
    if (!pp_kept)
        pp_give_up("a step whose guard was not asked");
    pp_commit(cpu, way);
}

static void pp_do_choice(int cpu, int way, int k)
{
    if (!pp_find(cpu, way, k))
        pp_give_up("a choice that is not there");
    pp_commit(cpu, way);
}

/* The CPU whose lock this one is about to take, or -1. */
static int pp_waits_for(int cpu)
{
    int location, slot;
    pp_wide lock;
    if (pp_s[PP_SLOTS + cpu] == 0)
        return -1;
    location = pp_location_of(cpu, (int) pp_s[PP_SLOTS + cpu]);
    if (pp_location_lock(location) < 0)
        return -1;
    pp_cpu = cpu;
    pp_load_locals(cpu, pp_l);
    pp_restore(location);
    lock = pp_r[pp_location_lock(location)];
    if (lock == 0)
        return -1;
    slot = pp_first(lock);
    if (pp_s[slot] == 0 || (pp_holder(slot) == cpu && pp_slot_high(slot) > PP_CPUS))
        return -1;
    return pp_holder(slot);
}

static int pp_any_step(void)
{
    int cpu, way;
    for (cpu = 0; cpu < PP_CPUS; cpu++)
        for (way = 0; way <= PP_WAYS; way++)
            if (way == 0 || pp_start_cpu(way) == cpu) {
                pp_chosen_count = 0;
                while (1) {
                    int code = pp_step(cpu, way);
                    if (code == PP_MADE || code == PP_VIOLATED)
                        return 1;
                    if (code == PP_ELSEWHERE || !pp_next_choices())
                        break;
                }
            }
    return 0;
}

static int pp_deadlocked(void)
{
    int cpu, hops, waited, unfinished = 0;
    pp_load(pp_s);
    pp_load_positions(pp_position);
    for (cpu = 0; cpu < PP_CPUS; cpu++) {
        unfinished |= pp_s[PP_SLOTS + cpu] != 0 || pp_position[cpu] < pp_positions(cpu);
        waited = cpu;
        for (hops = 0; hops < PP_CPUS && waited >= 0; hops++) {
            waited = pp_waits_for(waited);
            if (waited == cpu)
                return 1;
        }
    }
    return unfinished && !pp_any_step();
}

/* Looks at each state once, and is never a step itself. */
static int pp_look(void)
{
    pp_first_of_all();
    if (!pp_is_started())
        return 0;
    pp_load(pp_s);
    pp_claims_of_state();
    if (pp_deadlocked())
        pp_report(PP_NO_DEADLOCK);
    pp_kept = 0;
    return 0;
}

/* Where there are several states to start in, one of them is chosen first. */
static void pp_start(int k)
{
    int i;
    pp_load(pp_s);
    for (i = 0; i < PP_STARTING_SLOTS; i++)
        pp_s[pp_starting_slot(i)] = pp_starting_value(k * PP_STARTING_SLOTS + i);
    pp_claims_of_start();
    pp_store_slots(pp_s);
    if (readtrail)
        printf("pageproof: start %d\n", k);
}
