/*
 * What is decided is said once. A violation is an assertion violated for SPIN, which ends the search or, with -c0, does not. A
 * cover that is reached is no error, unless PP_TRAILS asks for a trail that leads there.
 */
static char pp_said[PP_PROPERTIES], pp_pending[PP_PROPERTIES];

static void pp_report(int property)
{
    char text[256];
    if (pp_said[property])
        return;
    pp_said[property] = 1;
    snprintf(text, sizeof(text), "%s (%s)", pp_is_cover(property) ? "reached" : "assertion violated", pp_names[property]);
    if (readtrail || (pp_is_cover(property) && !PP_TRAILS))
        printf("pageproof: %s\n", text);
    else
        uerror(text);
}

/* The expression of a claim has no value in some state: a fault of the spec, and no verdict. */
static int pp_failed;

static int pp_no_value(void)
{
    pp_failed = 1;
    return 0;
}

typedef int pp_claim(const pp_wide *b, const pp_wide *a);

static int pp_is_decided(int property, pp_claim *decided, const pp_wide *before, const pp_wide *after)
{
    int result;
    pp_failed = 0;
    result = decided(before, after);
    if (pp_failed) {
        printf("pageproof: no value (%s)\n", pp_names[property]);
        pp_give_up("a property has no value in a reachable state");
    }
    return result;
}

static void pp_ask(int property, pp_claim *decided, const pp_wide *before)
{
    if (!pp_said[property] && pp_is_decided(property, decided, before, pp_s))
        pp_report(property);
}

/* A claim about a call counts when the step that makes the call has been made. */
static pp_wide pp_call[PP_INPUTS];
static int pp_in_call;

static void pp_ask_call(int property, pp_claim *decided)
{
    pp_in_call = 1;
    if (!pp_said[property] && pp_is_decided(property, decided, pp_call, pp_call))
        pp_pending[property] = 1;
    pp_in_call = 0;
}

static int pp_is_touched(int slot)
{
    int i;
    for (i = 0; i < pp_touches && !pp_in_call; i++)
        if (pp_touched[i] == slot)
            return 1;
    return 0;
}

/* Operators of specs, on mathematical integers. */
static __int128 pp_spec_divide(__int128 a, __int128 b)
{
    if (b == 0)
        return pp_no_value();
    if (a % b < 0)
        return b > 0 ? a / b - 1 : a / b + 1;
    return a / b;
}

static __int128 pp_spec_remainder(__int128 a, __int128 b)
{
    if (b == 0)
        return pp_no_value();
    return a % b >= 0 ? a % b : a % b + (b > 0 ? b : -b);
}

static __int128 pp_spec_shift_left(__int128 a, __int128 distance)
{
    if (distance < 0 || distance > PP_MAX_SHIFT)
        return pp_no_value();
    return a == 0 || distance > 120 ? 0 : (__int128) ((unsigned __int128) a << distance);
}

static __int128 pp_spec_shift_right(__int128 a, __int128 distance)
{
    if (distance < 0 || distance > PP_MAX_SHIFT)
        return pp_no_value();
    return a >> (distance > 126 ? 126 : distance);
}

static __int128 pp_spec_power(__int128 a, __int128 exponent)
{
    __int128 result = 1;
    if (exponent < 0 || exponent > PP_MAX_SHIFT)
        return pp_no_value();
    for (; exponent > 0; exponent--)
        result *= a;
    return result;
}
