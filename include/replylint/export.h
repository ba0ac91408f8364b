// What the shared libraries let others see; everything else in them is hidden.
#ifndef REPLYLINT_EXPORT_H
#define REPLYLINT_EXPORT_H

#define REPLYLINT_EXPORT __attribute__((visibility("default")))

#endif
