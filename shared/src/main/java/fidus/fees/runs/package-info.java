/// Managers, mandates, month-end snapshots and fee runs.
@NullMarked
package fidus.fees.runs;

import org.jspecify.annotations.NullMarked;
