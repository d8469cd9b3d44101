/// Exact money, rates and lots: decimal, bounded, never binary floating point.
@NullMarked
package fidus.money;

import org.jspecify.annotations.NullMarked;
