/* Local code that loops: repeated states are found by comparing with one of some time ago, in growing distances. */
static pp_wide pp_seen[PP_REGISTERS + PP_SLOTS];
static int pp_seen_path, pp_seen_at, pp_seen_size;
static long pp_turns;

static int pp_is_seen(const pp_wide *seen, int size, int path, int at)
{
    int count = pp_base + pp_registers(pp_method_of(pp_path));
    return path == pp_path && at == pp_at && size == count
        && memcmp(seen, pp_r, count * sizeof(pp_wide)) == 0
        && memcmp(seen + PP_REGISTERS, pp_s, PP_SLOTS * sizeof(pp_wide)) == 0;
}

static int pp_see(pp_wide *seen)
{
    int count = pp_base + pp_registers(pp_method_of(pp_path));
    memcpy(seen, pp_r, count * sizeof(pp_wide));
    memcpy(seen + PP_REGISTERS, pp_s, PP_SLOTS * sizeof(pp_wide));
    return count;
}

static void pp_turn(void)
{
    if (++pp_turns > PP_BUDGET)
        pp_give_up("the local code of a step runs for too long");
    if (pp_turns < PP_SUSPICIOUS)
        return;
    if (pp_is_seen(pp_seen, pp_seen_size, pp_seen_path, pp_seen_at))
        pp_violate(PP_LOCAL_CODE_ENDS);
    if ((pp_turns & (pp_turns - 1)) == 0) {
        pp_seen_size = pp_see(pp_seen);
        pp_seen_path = pp_path;
        pp_seen_at = pp_at;
    }
}

/* Outcomes of choose: those that are asked for, then 0. */
static int pp_chosen[PP_MOST_CHOICES], pp_chosen_count, pp_made[PP_MOST_CHOICES], pp_made_count;
static pp_wide pp_choice_of[PP_MOST_CHOICES];
static pp_wide pp_choice_seen[PP_MOST_CHOICES][PP_REGISTERS + PP_SLOTS];
static int pp_choice_path[PP_MOST_CHOICES], pp_choice_at[PP_MOST_CHOICES], pp_choice_size[PP_MOST_CHOICES];

static pp_wide pp_choose(pp_wide bound)
{
    int i;
    if (bound < 1)
        pp_violate(PP_NO_EXCEPTION);
    for (i = 0; i < pp_made_count; i++)
        if (pp_is_seen(pp_choice_seen[i], pp_choice_size[i], pp_choice_path[i], pp_choice_at[i]))
            pp_violate(PP_LOCAL_CODE_ENDS);
    if (pp_made_count >= PP_MOST_CHOICES)
        pp_give_up("the local code of a step chooses too often");
    pp_choice_size[i] = pp_see(pp_choice_seen[i]);
    pp_choice_path[i] = pp_path;
    pp_choice_at[i] = pp_at;
    pp_made[i] = i < pp_chosen_count ? pp_chosen[i] : 0;
    pp_choice_of[i] = (int) bound;
    pp_made_count++;
    return pp_made[i];
}

/* The next combination of outcomes after the one just made. */
static int pp_next_choices(void)
{
    memcpy(pp_chosen, pp_made, sizeof(pp_made));
    for (pp_chosen_count = pp_made_count; pp_chosen_count > 0; pp_chosen_count--)
        if (pp_chosen[pp_chosen_count - 1] + 1 < pp_choice_of[pp_chosen_count - 1]) {
            pp_chosen[pp_chosen_count - 1]++;
            return 1;
        }
    return 0;
}

/* Calls. A call path is a number: the open calls are not kept anywhere else. */
static pp_wide pp_arguments[PP_ARGUMENTS];

static void pp_go_to(int path)
{
    pp_path = path;
    pp_base = pp_path_base(path);
}

static void pp_enter(int site, int method)
{
    int i, child = -1;
    for (i = pp_child_first(pp_path); i < pp_child_first(pp_path + 1); i++)
        if (pp_child_site(i) == site && pp_child_method(i) == method)
            child = pp_child(i);
    if (child < 0)
        pp_violate(PP_CALL_DEPTH);
    if (++pp_turns > PP_BUDGET)
        pp_give_up("the local code of a step runs for too long");
    pp_go_to(child);
    pp_at = 0;
    for (i = pp_parameter_first(method); i < pp_parameter_first(method + 1); i++)
        pp_r[pp_base + pp_parameter(i)] = pp_arguments[i - pp_parameter_first(method)];
    pp_called(0, 0);
}

static void pp_leave(pp_wide result)
{
    int left = pp_path;
    pp_called(1, result);
    if (pp_path_parent(left) < 0) {
        pp_position[pp_cpu]++;
        if (pp_repeats(pp_cpu) && pp_position[pp_cpu] == pp_positions(pp_cpu))
            pp_position[pp_cpu] = 0;
        pp_s[PP_SLOTS + pp_cpu] = 0;
        memset(pp_l, 0, sizeof(pp_l));
        pp_ended = 1;
        return;
    }
    pp_go_to(pp_path_parent(left));
    if (pp_path_result(left) >= 0)
        pp_r[pp_base + pp_path_result(left)] = result;
    pp_at = pp_path_call(left) + 1;
}

/* The CPU is about to make an access: whether it is the one of this step; otherwise the step ends here. */
static int pp_first_access(void)
{
    int i, location = -1;
    for (i = pp_location_first(pp_path); i < pp_location_first(pp_path + 1); i++)
        if (pp_location_at(i) == pp_at)
            location = pp_location(i);
    if (location < 0)
        pp_give_up("an access that the analysis takes for unreachable");
    if (!pp_accessed) {
        pp_accessed = 1;
        pp_number = location;
        return 1;
    }
    memset(pp_l, 0, sizeof(pp_l));
    for (i = pp_stored_first(location); i < pp_stored_first(location + 1); i++)
        pp_l[i - pp_stored_first(location)] = pp_r[pp_stored(i)];
    pp_s[PP_SLOTS + pp_cpu] = pp_place(pp_cpu, location);
    pp_ended = 1;
    return 0;
}

static void pp_derive(int method, int at, pp_wide *r);

/* The registers of a CPU that is inside an operation: what is stored, and what can be computed from it. */
static void pp_restore(int location)
{
    int i, path, at;
    for (i = pp_stored_first(location); i < pp_stored_first(location + 1); i++)
        pp_r[pp_stored(i)] = pp_l[i - pp_stored_first(location)];
    at = pp_location_insn(location);
    for (path = pp_location_path(location); path >= 0; path = pp_path_parent(path)) {
        pp_derive(pp_method_of(path), at, pp_r + pp_path_base(path));
        at = pp_path_call(path);
    }
}
