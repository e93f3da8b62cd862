"""Splink over the same CSV as `patron resolve`: record_id,cluster_id out, figures as JSON on standard output.

A set-up as Splink's own guides suggest it for any file: library comparisons for the columns that are there, blocking on
the usual pairs of columns, u by sampling, m by expectation-maximisation, clusters at a match probability of 0.95. Nothing is tuned to a file.
"""

import json
import resource
import sys
import time
import warnings

started = time.perf_counter()

import duckdb
import splink.comparison_library as cl
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

warnings.filterwarnings("ignore")

source, target = sys.argv[1:3]
connection = duckdb.connect()
connection.execute("SET enable_progress_bar = false")
connection.execute("SET memory_limit = '6GB'")  # what doesn't fit is kept in files, so that the machine stays usable
connection.execute("SET temp_directory = ?", [f"{target}.tmp"])
connection.execute(
    "CREATE TABLE raw AS SELECT * FROM read_csv(?, all_varchar = true, header = true, nullstr = '')", [source]
)
columns = [row[0] for row in connection.execute("DESCRIBE raw").fetchall()]
count = connection.execute("SELECT count(*) FROM raw").fetchone()[0]
filled = {
    name: connection.execute(f'SELECT count("{name}") FROM raw').fetchone()[0] for name in columns if name != "record_id"
}
used = [name for name, rows in filled.items() if rows]

# An ISO date is what Splink compares as a date; any other spelling is compared as text.
selected = [
    (
        f"""coalesce(strftime(coalesce(try_strptime("{name}", '%Y-%m-%d'), try_strptime("{name}", '%Y%m%d'),
        try_strptime("{name}", '%d-%m-%Y'), try_strptime("{name}", '%d/%m/%Y')), '%Y-%m-%d'), NULL) AS "{name}" """
        if name == "date_of_birth"
        else f'lower("{name}") AS "{name}"'
    )
    for name in used
]
connection.execute(f"CREATE TABLE people AS SELECT record_id AS unique_id, {', '.join(selected)} FROM raw")


def comparison(name):
    if name in ("given_name", "surname", "full_name"):
        return cl.NameComparison(name).configure(term_frequency_adjustments=True)
    if name == "date_of_birth":
        return cl.DateOfBirthComparison(name, input_is_string=True, datetime_format="%Y-%m-%d")
    if name == "email":
        return cl.EmailComparison(name)
    if name in ("address_1", "address_2", "suburb", "city"):
        return cl.JaroWinklerAtThresholds(name, [0.9, 0.7]).configure(term_frequency_adjustments=True)
    if name in ("phone", "postcode", "soc_sec_id"):
        return cl.DamerauLevenshteinAtThresholds(name, [1, 2])
    return cl.ExactMatch(name).configure(term_frequency_adjustments=True)


small = count <= 20_000
candidates = [["soc_sec_id"], ["email"], ["phone"], ["full_name"]]
candidates += (
    [["given_name"], ["surname"], ["date_of_birth"], ["postcode"]]
    if small
    else [
        ["given_name", "surname"],
        ["surname", "date_of_birth"],
        ["given_name", "date_of_birth"],
        ["date_of_birth", "postcode"],
        ["surname", "postcode"],
        ["given_name", "postcode"],
        ["surname", "address_1"],
        ["full_name", "date_of_birth"],
    ]
)
rules = [rule for rule in candidates if all(name in used for name in rule)]
if not rules:
    rules = [[name] for name in used]
blocking = [block_on(*rule) for rule in rules]

api = DuckDBAPI(connection)
linker = Linker(
    api.register("people"),
    SettingsCreator(
        link_type="dedupe_only",
        comparisons=[comparison(name) for name in used],
        blocking_rules_to_generate_predictions=blocking,
        retain_matching_columns=False,
    ),
    log_level=None,
)
problems = []
strict = [rule for rule in (["soc_sec_id"], ["email"], ["phone"], ["given_name", "surname", "date_of_birth"]) if all(n in used for n in rule)]
if not strict:
    strict = [[name for name in used if name in ("given_name", "surname", "full_name", "postcode", "address_1")] or used]
try:
    linker.training.estimate_probability_two_random_records_match([block_on(*rule) for rule in strict], recall=0.7)
except Exception as error:
    problems.append(f"prior: {error}")
linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
for rule in [r for r in (["date_of_birth"], ["postcode"], ["given_name", "surname"], ["email"], ["full_name"]) if all(n in used for n in r)][:3] or rules[:2]:
    try:
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule), **({"record_sample_proportion": 1.0} if small else {}))
    except Exception as error:
        problems.append(f"{'+'.join(rule)}: {type(error).__name__}")
trained = time.perf_counter()
predicted = linker.inference.predict(threshold_match_probability=0.95)
clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(predicted, threshold_match_probability=0.95)
clusters.as_duckdbpyrelation().select("unique_id AS record_id, cluster_id").write_csv(target, header=True)
print(
    json.dumps(
        {
            "seconds": time.perf_counter() - started,
            "trainingSeconds": trained - started,
            "rssMiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
            "rules": ["+".join(rule) for rule in rules],
            "problems": problems,
        }
    )
)
