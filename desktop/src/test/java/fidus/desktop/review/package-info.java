/// The screens of what a person decides, against invented records.
@NullMarked
package fidus.desktop.review;

import org.jspecify.annotations.NullMarked;
