/// The reconciliation rules that need nothing but the figures they compare.
@NullMarked
package fidus.mt5.checks;

import org.jspecify.annotations.NullMarked;
