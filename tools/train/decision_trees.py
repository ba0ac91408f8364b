"""Decision trees as src/rules/decision_trees.cc reads them."""
import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

TREES, LEAVES = 300, 16  # as in src/rules/decision_trees.h
NODE = np.dtype([("number", "<f4"), ("feature", "<i2"), ("left", "u1"), ("right", "u1")])


def trees(**options):
    return HistGradientBoostingClassifier(max_iter=TREES, max_leaf_nodes=LEAVES, l2_regularization=5,
                                          early_stopping=False, random_state=0, **options)


def written(model, threshold):
    """The bytes of a HistGradientBoostingClassifier of two classes: what is always added, less the threshold,
    and the nodes of each tree, as many as the largest may have."""
    table = np.zeros((TREES, 2 * LEAVES - 1), NODE)
    for (tree,), filled in zip(model._predictors, table):
        leaf = tree.nodes["is_leaf"].astype(bool)
        filled = filled[:len(leaf)]
        filled["number"] = np.where(leaf, tree.nodes["value"], tree.nodes["num_threshold"])
        filled["feature"] = np.where(leaf, -1, tree.nodes["feature_idx"])
        filled["left"], filled["right"] = tree.nodes["left"], tree.nodes["right"]
    constant = np.array(model._baseline_prediction.ravel()[:1] - threshold, "<f4")
    return constant.tobytes() + table.tobytes()
