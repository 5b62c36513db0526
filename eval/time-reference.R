# Times ets and thetaf of R's forecast package on the sample in eval/data/forecast: series per second of processor time.
# Usage: Rscript eval/time-reference.R eval/data/forecast        (beside it: kiplanung eval forecast --data … --method ets theta)
suppressPackageStartupMessages(library(forecast))
folder <- commandArgs(trailingOnly = TRUE)[1]
numbers <- function(cell) as.numeric(strsplit(cell, " ")[[1]])
for (name in c("comp_yearly", "comp_quarterly", "comp_monthly")) {
  rows <- read.csv(gzfile(file.path(folder, paste0(name, ".csv.gz"))), stringsAsFactors = FALSE)
  for (method in c("ets", "thetaf")) {
    before <- proc.time()
    for (i in seq_len(nrow(rows))) {
      series <- ts(numbers(rows$train[i]), frequency = rows$freq[i])
      if (method == "ets") forecast(ets(series), h = rows$h[i]) else thetaf(series, h = rows$h[i])
    }
    used <- sum((proc.time() - before)[c("user.self", "sys.self")])
    cat(sprintf("%-15s %-7s %4d Reihen %8.1f/s\n", name, method, nrow(rows), nrow(rows) / used))
  }
}
