/// What has to be paid and when, and whether it is covered, on the screen.
@NullMarked
package fidus.desktop.cashflow;

import org.jspecify.annotations.NullMarked;
