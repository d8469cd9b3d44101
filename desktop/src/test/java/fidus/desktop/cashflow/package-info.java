/// Cash flow on the screen, tested.
@NullMarked
package fidus.desktop.cashflow;

import org.jspecify.annotations.NullMarked;
