/// Managers and their mandates, month-end snapshots, and fee runs from preview to payment.
@NullMarked
package fidus.server.fees;

import org.jspecify.annotations.NullMarked;
