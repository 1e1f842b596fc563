# One task on masks by scipy or scikit-image, in a process of its own: `masks.py TASK FOLDER N`.
import json
import resource
import sys
import time

import numpy as np
from scipy import ndimage
from skimage.segmentation import flood, watershed

task, folder, n = sys.argv[1], sys.argv[2], int(sys.argv[3])


def read(name, kind):
    return np.fromfile(f"{folder}/{name}.raw", kind).reshape(n, n, n)


mask = read("mask", np.uint8)
seed = tuple(np.argwhere(mask)[0])
tasks = {
    "labels": (3, lambda: ndimage.label(mask)),
    "flood": (3, lambda: flood(mask, seed, connectivity=1)),
    "holes": (1, lambda: ndimage.binary_fill_holes(mask)),
    "distance": (1, lambda: ndimage.distance_transform_edt(mask)),
    "dilate": (1, lambda: ndimage.distance_transform_edt(mask == 0) <= 3),
    "watershed": (1, lambda: watershed(read("cost", np.uint8), read("markers", np.int32))),
}
runs, work = tasks[task]
best = float("inf")
for _ in range(runs):
    start = time.process_time()
    work()
    best = min(best, 1000 * (time.process_time() - start))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"ms": best, "peakMb": peak}))
